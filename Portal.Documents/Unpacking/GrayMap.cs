using System.Globalization;
using System.Text;
using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>Netpbm's grey map (<c>P5</c>), straight from a pipe into a picture.</summary>
internal static class GrayMap
{
    private const int LongestToken = 10;

    /// <exception cref="IOException">It ends early or is no grey map.</exception>
    internal static Pix Read(Stream stream)
    {
        if (Token(stream) is not "P5")
            throw new InvalidGrayMapException();
        var (width, height, white) = (Number(stream), Number(stream), Number(stream));
        if (white != byte.MaxValue)
            throw new InvalidGrayMapException();
        Unpacker.CheckSize((width, height));
        return Pix.FromGrayRows(width, height, stream);
    }

    private static int Number(Stream stream) =>
        int.TryParse(Token(stream), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidGrayMapException();

    private static string Token(Stream stream)
    {
        var token = new StringBuilder();
        while (stream.ReadByte() is >= 0 and var next && token.Length <= LongestToken)
        {
            if (!char.IsWhiteSpace((char)next))
                token.Append((char)next);
            else if (token.Length > 0)
                return token.ToString();
        }
        throw new InvalidGrayMapException();
    }
}

internal sealed class InvalidGrayMapException() : IOException("This is no grey map.");
