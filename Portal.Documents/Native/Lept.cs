using System.Runtime.InteropServices;

namespace Portal.Documents.Native;

/// <summary>The functions of Leptonica 1.82 that pages need; names and meanings are its own.</summary>
internal static unsafe partial class Lept
{
    internal const int BringInWhite = 1;
    internal const int RotateByAreaMapping = 1;
    internal const int LuminanceOnly = 1;

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int setMsgSeverity(int severity);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixReadMem(byte* data, nuint size);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixReadMemJpeg(
        byte* data,
        nuint size,
        int colormap,
        int reduction,
        out int warnings,
        int hint
    );

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixReadMemTiff(byte* data, nuint size, int page);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int readHeaderMemTiff(
        byte* data,
        nuint size,
        int page,
        out int width,
        out int height,
        out int bits,
        out int samples,
        out int resolution,
        out int map,
        out int format
    );

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixEndianByteSwap(Pix pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixGetSpp(Pix pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixRemoveAlpha(Pix pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixScaleGeneral(Pix pix, float x, float y, float sharpening, int width);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixFindSkewSweepAndSearch(
        Pix pix,
        out float angle,
        out float confidence,
        int sweepReduction,
        int searchReduction,
        float range,
        float step,
        float smallestStep
    );

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixOrientDetect(Pix pix, out float up, out float left, int count, int debug);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixReadHeaderMem(
        byte* data,
        nuint size,
        out int format,
        out int width,
        out int height,
        out int bits,
        out int samples,
        out int map
    );

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial void pixDestroy(ref nint pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixCreate(int width, int height, int depth);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixGetDimensions(Pix pix, out int width, out int height, out int depth);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixGetXRes(Pix pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixSetResolution(Pix pix, int x, int y);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial uint* pixGetData(Pix pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixGetWpl(Pix pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixConvertTo8(Pix pix, int colormap);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixRotateOrth(Pix pix, int quads);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixFlipLR(nint destination, Pix pix);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixRotate(Pix pix, float angle, int type, int colour, int width, int height);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixScale(Pix pix, float x, float y);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixBackgroundNorm(
        Pix pix,
        nint mask,
        nint gray,
        int x,
        int y,
        int threshold,
        int count,
        int background,
        int smoothX,
        int smoothY
    );

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixThresholdToBinary(Pix pix, int threshold);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixProjectivePta(Pix pix, nint destination, nint source, int colour);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint pixClipRectangle(Pix pix, nint box, nint clipped);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint boxCreate(int x, int y, int width, int height);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial void boxDestroy(ref nint box);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial nint ptaCreate(int count);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int ptaAddPt(nint pta, float x, float y);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial void ptaDestroy(ref nint pta);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial int pixWriteMemJpeg(out byte* data, out nuint size, Pix pix, int quality, int progressive);

    [LibraryImport(NativeLibraries.Leptonica)]
    internal static partial void lept_free(void* pointer);
}
