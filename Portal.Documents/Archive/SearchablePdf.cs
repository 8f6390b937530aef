using Portal.Documents.Native;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Archive;

/// <summary>The clean re-rendered paper: the evened page pictures with the recognised words invisible above them.</summary>
internal sealed class SearchablePdf : IDisposable
{
    private const string FontFolder = "/usr/share/tesseract-ocr/5/tessdata";

    /// <summary>A4 at 200 dots per inch: small print stays legible at a third of the bytes of 300.</summary>
    private const int ShortSide = 1_654;

    private const int Quality = 72;

    private readonly Workshop workshop;
    private readonly string path;
    private readonly nint renderer;

    internal SearchablePdf(Workshop workshop)
    {
        this.workshop = workshop;
        path = workshop.NewPath("");
        renderer = Tess.TessPDFRendererCreate(path, FontFolder, 0);
        _ = Tess.TessResultRendererBeginDocument(renderer, "");
    }

    /// <param name="page">The picture that <paramref name="engine"/> recognised last.</param>
    internal void Add(Pix page, TessEngine engine)
    {
        using var picture = page.Reduce((double)ShortSide / Math.Min(page.Width, page.Height));
        var file = workshop.Put(picture.Jpeg(Quality), ".jpg");
        // The renderer takes a JPEG of this name as it is, instead of compressing the larger picture itself.
        Tess.TessBaseAPISetInputName(engine, file);
        var added = Tess.TessResultRendererAddImage(renderer, engine);
        File.Delete(file);
        if (added == 0)
            throw new ImageException("A page could not be put into the PDF.");
    }

    internal byte[] Finish()
    {
        _ = Tess.TessResultRendererEndDocument(renderer);
        return File.ReadAllBytes(path + ".pdf");
    }

    public void Dispose() => Tess.TessDeleteResultRenderer(renderer);
}
