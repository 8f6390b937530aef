using System.Runtime.InteropServices;

namespace Portal.Documents.Native;

/// <summary>One engine with its languages loaded; not thread-safe.</summary>
internal sealed class TessEngine : SafeHandle
{
    private TessEngine(nint pointer)
        : base(pointer, ownsHandle: true) { }

    public override bool IsInvalid => handle == 0;

    /// <exception cref="InvalidOperationException">The language data is missing.</exception>
    internal static TessEngine Load(string languages, string? dataPath)
    {
        var engine = new TessEngine(Tess.TessBaseAPICreate());
        if (Tess.TessBaseAPIInit3(engine, dataPath, languages) == 0)
            return engine;
        engine.Dispose();
        throw new InvalidOperationException($"Tesseract has no data for {languages}.");
    }

    protected override bool ReleaseHandle()
    {
        Tess.TessBaseAPIDelete(handle);
        return true;
    }
}
