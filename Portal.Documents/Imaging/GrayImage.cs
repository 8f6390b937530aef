using Portal.Documents.Native;

namespace Portal.Documents.Imaging;

/// <summary>A small grey copy of a page for measuring; values 0 (black) to 255.</summary>
internal sealed record GrayImage(byte[] Values, int Width, int Height)
{
    internal byte this[int x, int y] => Values[(y * Width) + x];

    /// <param name="longest">Pixels of the longer side of the copy.</param>
    internal static GrayImage Small(Pix picture, int longest)
    {
        var factor = Math.Min(1.0, (double)longest / Math.Max(picture.Width, picture.Height));
        using var small = picture.Reduce(factor);
        return new(small.GrayValues(), small.Width, small.Height);
    }

    internal int[] Histogram()
    {
        var counts = new int[256];
        foreach (var value in Values)
            counts[value]++;
        return counts;
    }

    /// <summary>The value below which <paramref name="share"/> (0 to 1) of the pixels lie.</summary>
    internal int Quantile(double share)
    {
        var counts = Histogram();
        var wanted = share * Values.Length;
        var seen = 0.0;
        for (var value = 0; value < 256; value++)
        {
            seen += counts[value];
            if (seen >= wanted)
                return value;
        }
        return 255;
    }

    /// <summary>The threshold that separates two classes best (Otsu 1979).</summary>
    internal int OtsuThreshold()
    {
        var counts = Histogram();
        double total = Values.Length;
        var sum = counts.Select((count, value) => (double)count * value).Sum();
        double below = 0,
            sumBelow = 0,
            best = -1;
        var threshold = 127;
        for (var value = 0; value < 255; value++)
        {
            below += counts[value];
            sumBelow += (double)counts[value] * value;
            if (below == 0 || below == total)
                continue;
            var difference = (sumBelow / below) - ((sum - sumBelow) / (total - below));
            var variance = below * (total - below) * difference * difference;
            if (variance > best)
                (best, threshold) = (variance, value);
        }
        return threshold;
    }
}
