namespace Portal.Documents.Native;

internal sealed unsafe partial class Pix
{
    /// <summary>Null when the bytes are no picture Leptonica can read.</summary>
    internal static Pix? Decode(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* data = bytes)
            return Wrap(Lept.pixReadMem(data, (nuint)bytes.Length));
    }

    /// <summary>Only the brightness of a JPEG, decoded at 1/1, 1/2, 1/4 or 1/8 of its size.</summary>
    internal static Pix? DecodeJpegGray(ReadOnlySpan<byte> bytes, int reduction)
    {
        fixed (byte* data = bytes)
        {
            using var pix = Wrap(
                Lept.pixReadMemJpeg(data, (nuint)bytes.Length, 0, reduction, out _, Lept.LuminanceOnly)
            );
            // A picture in printing colours has no brightness of its own.
            using var coloured = pix is null && reduction == 1 ? Decode(bytes) : null;
            return (pix ?? coloured)?.Gray();
        }
    }

    /// <param name="index">Counted from 0.</param>
    internal static Pix? DecodeTiffPage(ReadOnlySpan<byte> bytes, int index)
    {
        fixed (byte* data = bytes)
            return Wrap(Lept.pixReadMemTiff(data, (nuint)bytes.Length, index));
    }

    /// <summary>Width and height in pixels from the header alone, null when there is none.</summary>
    internal static (int Width, int Height)? Measure(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* data = bytes)
            return
                Lept.pixReadHeaderMem(
                    data,
                    (nuint)bytes.Length,
                    out _,
                    out var width,
                    out var height,
                    out _,
                    out _,
                    out _
                ) == 0
                ? (width, height)
                : null;
    }

    /// <summary>As <see cref="Measure"/>; null behind the last page.</summary>
    internal static (int Width, int Height)? MeasureTiffPage(ReadOnlySpan<byte> bytes, int index)
    {
        fixed (byte* data = bytes)
            return
                Lept.readHeaderMemTiff(
                    data,
                    (nuint)bytes.Length,
                    index,
                    out var width,
                    out var height,
                    out _,
                    out _,
                    out _,
                    out _,
                    out _
                ) == 0
                ? (width, height)
                : null;
    }

    /// <summary>Takes 8-bit rows, the top one first, from a stream.</summary>
    internal static Pix FromGrayRows(int width, int height, Stream rows)
    {
        var pix = Require(Lept.pixCreate(width, height, 8));
        var stride = Lept.pixGetWpl(pix) * sizeof(uint);
        var data = (byte*)Lept.pixGetData(pix);
        for (var y = 0; y < height; y++)
            rows.ReadExactly(new Span<byte>(data + ((long)y * stride), width));
        // Leptonica keeps the leftmost pixel in the highest byte of a word.
        _ = Lept.pixEndianByteSwap(pix);
        return pix;
    }
}
