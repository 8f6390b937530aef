using System.Runtime.InteropServices;

namespace Portal.Documents.Native;

/// <summary>A picture in Leptonica's memory. Most operations give a new one and leave the old one alone.</summary>
internal sealed unsafe partial class Pix : SafeHandle
{
    public Pix()
        : base(0, ownsHandle: true) { }

    internal Pix(nint pointer)
        : base(pointer, ownsHandle: true) { }

    public override bool IsInvalid => handle == 0;

    internal int Width => Dimensions.Width;

    internal int Height => Dimensions.Height;

    internal int Depth => Dimensions.Depth;

    /// <summary>Dots per inch, 0 when nobody said.</summary>
    internal int Resolution => Lept.pixGetXRes(this);

    private (int Width, int Height, int Depth) Dimensions =>
        Lept.pixGetDimensions(this, out var width, out var height, out var depth) == 0
            ? (width, height, depth)
            : default;

    /// <summary>8 bits a pixel; what is transparent becomes white.</summary>
    internal Pix Gray()
    {
        if (Lept.pixGetSpp(this) != 4)
            return Require(Lept.pixConvertTo8(this, 0));
        using var opaque = Require(Lept.pixRemoveAlpha(this));
        return Require(Lept.pixConvertTo8(opaque, 0));
    }

    /// <param name="quarters">Quarter turns clockwise, 0 to 3.</param>
    internal Pix Turn(int quarters) => Require(Lept.pixRotateOrth(this, quarters));

    internal Pix Mirror() => Require(Lept.pixFlipLR(0, this));

    /// <param name="degrees">Clockwise; the corners that come in are white.</param>
    internal Pix Rotate(double degrees) =>
        Require(
            Lept.pixRotate(
                this,
                (float)(degrees * Math.PI / 180),
                Lept.RotateByAreaMapping,
                Lept.BringInWhite,
                Width,
                Height
            )
        );

    internal Pix Scale(double factor) => Require(Lept.pixScale(this, (float)factor, (float)factor));

    /// <summary>Smaller by <paramref name="factor"/> without sharpening: for measuring and for pictures people look at.</summary>
    internal Pix Reduce(double factor) =>
        factor >= 1 ? Gray() : Require(Lept.pixScaleGeneral(this, (float)factor, (float)factor, 0, 0));

    internal Pix Binary(int threshold) => Require(Lept.pixThresholdToBinary(this, threshold));

    internal Pix Clip(Box box)
    {
        var rectangle = Lept.boxCreate(box.X, box.Y, box.Width, box.Height);
        try
        {
            return Require(Lept.pixClipRectangle(this, rectangle, 0));
        }
        finally
        {
            Lept.boxDestroy(ref rectangle);
        }
    }

    internal void SetResolution(int dotsPerInch) => Lept.pixSetResolution(this, dotsPerInch, dotsPerInch);

    internal byte[] Jpeg(int quality)
    {
        if (Lept.pixWriteMemJpeg(out var data, out var size, this, quality, 0) != 0)
            throw new ImageException("The picture could not be written as JPEG.");
        try
        {
            return new ReadOnlySpan<byte>(data, checked((int)size)).ToArray();
        }
        finally
        {
            Lept.lept_free(data);
        }
    }

    /// <summary>The grey values of an 8-bit picture, row by row.</summary>
    internal byte[] GrayValues()
    {
        var (width, height, depth) = Dimensions;
        if (depth != 8)
            throw new InvalidOperationException("Only 8-bit pictures have grey values.");
        var values = new byte[width * height];
        var words = Lept.pixGetData(this);
        var perLine = Lept.pixGetWpl(this);
        for (var y = 0; y < height; y++)
        {
            var line = words + ((long)y * perLine);
            for (var x = 0; x < width; x++)
                values[(y * width) + x] = (byte)(line[x >> 2] >> (24 - ((x & 3) * 8)));
        }
        return values;
    }

    internal static Pix Require(nint pointer) =>
        Wrap(pointer) ?? throw new ImageException("An image operation failed.");

    internal static Pix? Wrap(nint pointer) => pointer == 0 ? null : new Pix(pointer);

    protected override bool ReleaseHandle()
    {
        Lept.pixDestroy(ref handle);
        return true;
    }
}
