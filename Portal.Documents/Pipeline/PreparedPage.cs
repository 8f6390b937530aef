using Portal.Documents.Imaging;
using Portal.Documents.Judging;
using Portal.Documents.Native;
using Portal.Documents.Recognition;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Pipeline;

/// <summary>A page cut out of its picture, evenly lit, upright and level, ready to be recognised.</summary>
/// <param name="Script">What orientation detection said, when it was asked.</param>
internal sealed record PreparedPage(Pix Picture, int Quarters, int DotsPerInch, PageMeasures Measures, string? Script)
    : IDisposable
{
    internal static PreparedPage Prepare(RawPage raw, Sizes sizes, Orientation orientation)
    {
        using var decoded = raw.Decode();
        using var sized = raw.Drawn ? decoded.Gray() : sizes.Normalise(decoded);
        using var sheet = raw.Drawn ? sized.Gray() : PageFinder.Crop(sized);
        using var even = Cleaning.IsWhite(sheet) ? sheet.Gray() : Cleaning.EvenLight(sheet);
        var lines = TextLines.Measure(even);
        var (quarters, script) = lines.Quarters is { } known ? (known, null) : orientation.Detect(even);
        using var upright = even.Turn(quarters);
        var skew = lines.Quarters is null ? TextLines.SkewOf(upright) : lines.Skew;
        var picture = Cleaning.Straighten(upright, skew);
        var dots = raw.Drawn && decoded.Resolution > 0 ? decoded.Resolution : Sizes.DotsPerInch(picture);
        picture.SetResolution(dots);
        return new(picture, quarters, dots, PageJudge.Measure(sheet, even), script);
    }

    /// <summary>The same page turned further.</summary>
    internal PreparedPage Turn(int quarters, string? script)
    {
        using var turned = Picture.Turn(quarters);
        var picture = Cleaning.Straighten(turned, TextLines.SkewOf(turned));
        picture.SetResolution(DotsPerInch);
        return this with { Picture = picture, Quarters = (Quarters + quarters) % 4, Script = script };
    }

    public void Dispose() => Picture.Dispose();
}
