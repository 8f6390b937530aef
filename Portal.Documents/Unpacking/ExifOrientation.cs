using System.Buffers.Binary;
using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>How the camera was held: tag 0x0112 of Exif 2.3, values 1 to 8.</summary>
internal readonly record struct ExifOrientation(int Value)
{
    private const ushort OrientationTag = 0x0112;

    internal static ExifOrientation Upright { get; } = new(1);

    /// <summary>Upright when the file says nothing or something impossible.</summary>
    internal static ExifOrientation Read(ReadOnlySpan<byte> jpeg)
    {
        var position = 2;
        while (position + 10 <= jpeg.Length && jpeg[position] == 0xFF && jpeg[position + 1] is not (0xDA or 0xD9))
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(position + 2)..]);
            var segment = jpeg[(position + 4)..Math.Min(jpeg.Length, position + 2 + Math.Max(2, (int)length))];
            if (jpeg[position + 1] == 0xE1 && segment.StartsWith("Exif\0\0"u8))
                return ReadDirectory(segment[6..]);
            position += 2 + length;
        }
        return Upright;
    }

    /// <summary>The picture as it was meant to be seen; takes the place of <paramref name="gray"/>, which is disposed when it is another.</summary>
    internal Pix Apply(Pix gray)
    {
        var (mirrored, quarters) = Value switch
        {
            2 => (true, 0),
            3 => (false, 2),
            4 => (true, 2),
            5 => (true, 3),
            6 => (false, 1),
            7 => (true, 1),
            8 => (false, 3),
            _ => (false, 0),
        };
        if (mirrored)
            gray = Replace(gray, gray.Mirror());
        return quarters == 0 ? gray : Replace(gray, gray.Turn(quarters));
    }

    private static Pix Replace(Pix old, Pix replacement)
    {
        old.Dispose();
        return replacement;
    }

    private static ExifOrientation ReadDirectory(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return Upright;
        var little = tiff[0] == (byte)'I';
        var directory = (int)Math.Min(Number(tiff[4..], little, wide: true), int.MaxValue);
        if (directory + 2 > tiff.Length || directory < 8)
            return Upright;
        var entries = (int)Number(tiff[directory..], little, wide: false);
        for (var entry = directory + 2; entries > 0 && entry + 12 <= tiff.Length; entry += 12, entries--)
        {
            if (Number(tiff[entry..], little, wide: false) == OrientationTag)
                return Number(tiff[(entry + 8)..], little, wide: false) is >= 1 and <= 8 and var value
                    ? new((int)value)
                    : Upright;
        }
        return Upright;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool little, bool wide) =>
        (little, wide) switch
        {
            (true, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (false, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            (true, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        };
}
