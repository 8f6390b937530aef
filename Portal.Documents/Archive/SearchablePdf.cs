using Portal.Documents.Native;

namespace Portal.Documents.Archive;

/// <summary>The clean re-rendered paper: the evened page pictures with the recognised words invisible above them.</summary>
internal sealed class SearchablePdf : IDisposable
{
    private const string FontFolder = "/usr/share/tesseract-ocr/5/tessdata";

    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
    private readonly nint renderer;

    internal SearchablePdf()
    {
        renderer = Tess.TessPDFRendererCreate(path, FontFolder, 0);
        _ = Tess.TessResultRendererBeginDocument(renderer, "");
    }

    internal void Add(TessEngine engine) => _ = Tess.TessResultRendererAddImage(renderer, engine);

    internal byte[] Finish()
    {
        _ = Tess.TessResultRendererEndDocument(renderer);
        return File.ReadAllBytes(path + ".pdf");
    }

    public void Dispose()
    {
        Tess.TessDeleteResultRenderer(renderer);
        File.Delete(path + ".pdf");
    }
}
