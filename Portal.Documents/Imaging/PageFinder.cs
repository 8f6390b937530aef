using Portal.Documents.Native;

namespace Portal.Documents.Imaging;

/// <summary>
/// Finds the sheet in a photograph and lays it flat. The sheet is the largest bright region; its corners are its extreme
/// points along the diagonals. When the region is not clearly a four-sided sheet the picture stays as it is.
/// </summary>
internal static class PageFinder
{
    private const int MeasuredSide = 480;
    private const double SmallestShare = 0.25;
    private const double FilledShare = 0.88;
    private const double WholePicture = 0.97;

    internal static Pix Crop(Pix picture)
    {
        var image = GrayImage.Small(picture, MeasuredSide);
        if (LargestBrightRegion(image) is not { } region || Corners(region, image.Width) is not { } corners)
            return picture.Gray();
        var area = Area(corners);
        var all = (double)image.Width * image.Height;
        if (area < SmallestShare * all || area > WholePicture * all || region.Count < FilledShare * area)
            return picture.Gray();
        var factor = (double)picture.Width / image.Width;
        return Flatten(picture, [.. corners.Select(corner => (corner.X * factor, corner.Y * factor))]);
    }

    private static List<int>? LargestBrightRegion(GrayImage image)
    {
        var threshold = image.OtsuThreshold();
        var seen = new bool[image.Values.Length];
        List<int>? largest = null;
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start] || image.Values[start] <= threshold)
                continue;
            var region = Grow(image, seen, start, threshold);
            if (largest is null || region.Count > largest.Count)
                largest = region;
        }
        return largest is null ? null : FillRows(largest, image.Width);
    }

    private static List<int> Grow(GrayImage image, bool[] seen, int start, int threshold)
    {
        List<int> region = [start];
        seen[start] = true;
        for (var next = 0; next < region.Count; next++)
        {
            var (y, x) = Math.DivRem(region[next], image.Width);
            Visit(x - 1, y);
            Visit(x + 1, y);
            Visit(x, y - 1);
            Visit(x, y + 1);
        }
        return region;

        void Visit(int x, int y)
        {
            if (x < 0 || y < 0 || x >= image.Width || y >= image.Height)
                return;
            var index = (y * image.Width) + x;
            if (seen[index] || image.Values[index] <= threshold)
                return;
            seen[index] = true;
            region.Add(index);
        }
    }

    // Print is dark: without it the sheet would be full of holes.
    private static List<int> FillRows(List<int> region, int width) =>
        [
            .. region
                .GroupBy(index => index / width)
                .SelectMany(row => Enumerable.Range(row.Min(), row.Max() - row.Min() + 1)),
        ];

    private static (double X, double Y)[]? Corners(List<int> region, int width)
    {
        if (region.Count < 100)
            return null;
        var points = region.Select(index => (X: (double)(index % width), Y: (double)(index / width))).ToList();
        return
        [
            points.MinBy(point => point.X + point.Y),
            points.MaxBy(point => point.X - point.Y),
            points.MaxBy(point => point.X + point.Y),
            points.MinBy(point => point.X - point.Y),
        ];
    }

    // Gauss's formula.
    private static double Area((double X, double Y)[] corners) =>
        Math.Abs(
            corners
                .Select((corner, i) => (corner.X * corners[(i + 1) % 4].Y) - (corners[(i + 1) % 4].X * corner.Y))
                .Sum()
        ) / 2;

    private static Pix Flatten(Pix picture, (double X, double Y)[] corners)
    {
        var width = Math.Max(Distance(corners[0], corners[1]), Distance(corners[3], corners[2]));
        var height = Math.Max(Distance(corners[0], corners[3]), Distance(corners[1], corners[2]));
        var source = Points(corners);
        var target = Points([(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)]);
        try
        {
            using var flat = Pix.Require(Lept.pixProjectivePta(picture, target, source, Lept.BringInWhite));
            return flat.Clip(new(0, 0, Math.Min(flat.Width, (int)width), Math.Min(flat.Height, (int)height)));
        }
        finally
        {
            Lept.ptaDestroy(ref source);
            Lept.ptaDestroy(ref target);
        }
    }

    private static nint Points((double X, double Y)[] corners)
    {
        var points = Lept.ptaCreate(corners.Length);
        foreach (var (x, y) in corners)
            _ = Lept.ptaAddPt(points, (float)x, (float)y);
        return points;
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
