using Portal.Documents.Imaging;
using Portal.Documents.Native;
using Portal.Documents.Recognition;

namespace Portal.Documents.Judging;

/// <summary>What can be measured of a page before it is recognised; brightness and sharpness of the picture as it came.</summary>
/// <param name="Brightness">Median grey value of the paper, 0 to 255.</param>
/// <param name="Sharpness">Mean strength of the strongest edges, 0 to 255.</param>
/// <param name="Ink">Share of dark pixels after the light was evened, 0 to 1.</param>
internal sealed record PageMeasures(int Brightness, double Sharpness, double Ink, int Width, int Height);

/// <summary>
/// Says whether a person could read the page and, if not, why. Text that was clearly read counts more than any measure of
/// the picture: a readable page must not be refused.
/// </summary>
internal static class PageJudge
{
    private const int MeasuredSide = 1_000;
    private const int Dark = 80;
    private const double Blurred = 26;
    private const double Empty = 0.0008;
    private const int SmallestWidth = 560;
    private const double ClearConfidence = 72;
    private const double PoorConfidence = 45;
    private const int ClearLetters = 25;
    private const int FewLetters = 6;

    internal static PageMeasures Measure(Pix original, Pix evened)
    {
        var image = GrayImage.Small(original, MeasuredSide);
        var even = GrayImage.Small(evened, MeasuredSide);
        var ink = (double)even.Values.Count(value => value < 140) / even.Values.Length;
        return new(image.Quantile(0.6), EdgeStrength(image), ink, original.Width, original.Height);
    }

    /// <summary>Whether the picture alone gives reason to look for text before it is believed.</summary>
    internal static bool LooksBad(PageMeasures page) => page.Ink < Empty || PictureProblems(page).Count > 0;

    internal static Quality Judge(PageMeasures page, RecognisedPage text)
    {
        if (text.Confidence >= ClearConfidence && text.SureLetters >= ClearLetters)
            return Quality.Good;
        if (page.Ink < Empty && text.SureLetters < FewLetters)
            return Bad(Problem.EmptyPage);
        var reasons = PictureProblems(page);
        if (reasons.Count == 0 && text.SureLetters < FewLetters)
            reasons.Add(Problem.NotAPaper);
        if (reasons.Count == 0 && text.Confidence < PoorConfidence)
            reasons.Add(Problem.UnreadableBlur);
        return reasons.Count == 0 ? Quality.Good : new(false, reasons);
    }

    private static List<Problem> PictureProblems(PageMeasures page)
    {
        List<Problem> reasons = [];
        if (page.Brightness < Dark)
            reasons.Add(Problem.UnreadableDark);
        if (Math.Min(page.Width, page.Height) < SmallestWidth)
            reasons.Add(Problem.TooSmall);
        if (page.Sharpness < Blurred)
            reasons.Add(Problem.UnreadableBlur);
        return reasons;
    }

    private static Quality Bad(Problem reason) => new(false, [reason]);

    // The strongest hundredth of all neighbouring differences: text has them wherever it is sharp, however little text there is.
    private static double EdgeStrength(GrayImage image)
    {
        var counts = new int[256];
        for (var y = 1; y < image.Height; y++)
        {
            for (var x = 1; x < image.Width; x++)
                counts[Math.Max(Math.Abs(image[x, y] - image[x - 1, y]), Math.Abs(image[x, y] - image[x, y - 1]))]++;
        }
        var wanted = counts.Sum() / 100;
        long sum = 0;
        var taken = 0;
        for (var difference = 255; difference > 0 && taken < wanted; difference--)
        {
            sum += (long)difference * counts[difference];
            taken += counts[difference];
        }
        return taken == 0 ? 0 : (double)sum / taken;
    }
}
