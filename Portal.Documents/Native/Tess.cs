using System.Runtime.InteropServices;

namespace Portal.Documents.Native;

/// <summary>The functions of Tesseract 5's C interface that reading needs; names and meanings are its own.</summary>
internal static unsafe partial class Tess
{
    internal const int Word = 3;

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial nint TessBaseAPICreate();

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessBaseAPIDelete(nint api);

    [LibraryImport(NativeLibraries.Tesseract, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int TessBaseAPIInit3(TessEngine api, string? dataPath, string language);

    [LibraryImport(NativeLibraries.Tesseract, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int TessBaseAPISetVariable(TessEngine api, string name, string value);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessBaseAPISetPageSegMode(TessEngine api, int mode);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessBaseAPISetImage2(TessEngine api, Pix pix);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessBaseAPISetSourceResolution(TessEngine api, int dotsPerInch);

    [LibraryImport(NativeLibraries.Tesseract, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void TessBaseAPISetInputName(TessEngine api, string name);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial int TessBaseAPIRecognize(TessEngine api, nint monitor);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial nint TessBaseAPIGetUTF8Text(TessEngine api);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessDeleteText(nint text);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessBaseAPIClear(TessEngine api);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial int TessBaseAPIDetectOrientationScript(
        TessEngine api,
        out int degrees,
        out float confidence,
        out nint script,
        out float scriptConfidence
    );

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial nint TessBaseAPIGetIterator(TessEngine api);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial nint TessResultIteratorGetPageIterator(nint iterator);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial nint TessResultIteratorGetUTF8Text(nint iterator, int level);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial float TessResultIteratorConfidence(nint iterator, int level);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial int TessResultIteratorNext(nint iterator, int level);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessResultIteratorDelete(nint iterator);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial int TessPageIteratorBoundingBox(
        nint iterator,
        int level,
        out int left,
        out int top,
        out int right,
        out int bottom
    );

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial nint TessMonitorCreate();

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessMonitorDelete(nint monitor);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessMonitorSetDeadlineMSecs(nint monitor, int milliseconds);

    [LibraryImport(NativeLibraries.Tesseract, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint TessPDFRendererCreate(string outputBase, string dataFolder, int textOnly);

    [LibraryImport(NativeLibraries.Tesseract, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int TessResultRendererBeginDocument(nint renderer, string title);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial int TessResultRendererAddImage(nint renderer, TessEngine api);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial int TessResultRendererEndDocument(nint renderer);

    [LibraryImport(NativeLibraries.Tesseract)]
    internal static partial void TessDeleteResultRenderer(nint renderer);
}
