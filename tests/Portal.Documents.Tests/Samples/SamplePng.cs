using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Portal.Documents.Tests.Samples;

/// <summary>PNG files written by hand.</summary>
internal static class SamplePng
{
    /// <summary>A few kilobytes that claim to be <paramref name="side"/> × <paramref name="side"/> pixels.</summary>
    internal static byte[] Huge(int side) => Of(side, side, bits: 1, colourType: 0, new byte[1_000_000]);

    /// <summary>Black, but nothing of it to be seen.</summary>
    internal static byte[] Transparent(int width, int height) =>
        Of(width, height, bits: 8, colourType: 6, new byte[height * (1 + (4 * width))]);

    private static byte[] Of(int width, int height, byte bits, byte colourType, byte[] rows)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, colourType);
        Chunk(png, "IHDR", header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(rows);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(Stream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        png.Write(number);
    }

    // The checksum of PNG chunks (ISO 3309).
    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
