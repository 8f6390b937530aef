using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>A page as it stands in its file; nothing is decoded before it is asked for.</summary>
/// <param name="Decode">Gives the page grey, upright as its file says; the caller disposes it.</param>
/// <param name="Drawn">Whether a machine drew it (PDF), or a camera or scanner took it.</param>
internal sealed record RawPage(Func<Pix> Decode, bool Drawn);
