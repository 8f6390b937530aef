using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Portal.Documents.Native;

/// <summary>Finds Debian's libraries by their run-time names, so that no development package is needed.</summary>
internal static class NativeLibraries
{
    internal const string Leptonica = "lept";
    internal const string Tesseract = "tesseract";

    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name switch
        {
            Leptonica => NativeLibrary.Load("liblept.so.5"),
            Tesseract => NativeLibrary.Load("libtesseract.so.5"),
            _ => 0,
        };
}
