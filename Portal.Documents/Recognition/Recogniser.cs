using System.Runtime.InteropServices;
using Portal.Documents.Native;

namespace Portal.Documents.Recognition;

/// <summary>Turns the picture of an upright page into words. German is loaded from the start, other languages when a page needs them.</summary>
internal sealed class Recogniser(string? dataPath) : IDisposable
{
    private const int Automatic = 3;
    private const int PageDeadline = 60_000;
    private const double Doubtful = 68;
    private const int FewLetters = 40;

    private readonly Dictionary<string, TessEngine> engines = new(StringComparer.Ordinal)
    {
        [Languages.German] = Configure(TessEngine.Load(Languages.German, dataPath)),
    };

    /// <param name="script">The script that orientation detection named, or null.</param>
    /// <param name="chosen">Called with the engine whose result was taken, while it still holds it.</param>
    internal RecognisedPage Recognise(Pix page, int dotsPerInch, string? script, Action<TessEngine>? chosen = null)
    {
        var (best, engine) = (Run(Languages.German, page, dotsPerInch), engines[Languages.German]);
        if (best.Confidence < Doubtful || best.SureLetters < FewLetters)
        {
            foreach (var language in Languages.ForScript(script).Where(Available))
            {
                var other = Run(language, page, dotsPerInch);
                if (other.SureLetters > best.SureLetters)
                    (best, engine) = (other, engines[language]);
            }
        }
        chosen?.Invoke(engine);
        foreach (var used in engines.Values)
            Tess.TessBaseAPIClear(used);
        return best;
    }

    public void Dispose()
    {
        foreach (var engine in engines.Values)
            engine.Dispose();
    }

    private bool Available(string language)
    {
        if (engines.ContainsKey(language))
            return true;
        try
        {
            engines[language] = Configure(TessEngine.Load(language, dataPath));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private RecognisedPage Run(string language, Pix page, int dotsPerInch)
    {
        var engine = engines[language];
        Tess.TessBaseAPISetImage2(engine, page);
        Tess.TessBaseAPISetSourceResolution(engine, dotsPerInch);
        var monitor = Tess.TessMonitorCreate();
        try
        {
            Tess.TessMonitorSetDeadlineMSecs(monitor, PageDeadline);
            // Over the deadline the text is partial and the return code is not 0.
            var complete = Tess.TessBaseAPIRecognize(engine, monitor) == 0;
            return new(
                Take(Tess.TessBaseAPIGetUTF8Text(engine)).Trim(),
                Words(engine),
                Languages.Tag(language),
                complete
            );
        }
        finally
        {
            Tess.TessMonitorDelete(monitor);
        }
    }

    private static List<WordBox> Words(TessEngine engine)
    {
        List<WordBox> words = [];
        var iterator = Tess.TessBaseAPIGetIterator(engine);
        if (iterator == 0)
            return words;
        try
        {
            var places = Tess.TessResultIteratorGetPageIterator(iterator);
            do
            {
                var text = Take(Tess.TessResultIteratorGetUTF8Text(iterator, Tess.Word)).Trim();
                if (
                    text.Length == 0
                    || Tess.TessPageIteratorBoundingBox(
                        places,
                        Tess.Word,
                        out var left,
                        out var top,
                        out var right,
                        out var bottom
                    ) == 0
                )
                    continue;
                var confidence = Math.Clamp((int)Tess.TessResultIteratorConfidence(iterator, Tess.Word), 0, 100);
                words.Add(new(text, left, top, right - left, bottom - top, confidence));
            } while (Tess.TessResultIteratorNext(iterator, Tess.Word) != 0);
        }
        finally
        {
            Tess.TessResultIteratorDelete(iterator);
        }
        return words;
    }

    private static string Take(nint text)
    {
        if (text == 0)
            return "";
        var value = Marshal.PtrToStringUTF8(text) ?? "";
        Tess.TessDeleteText(text);
        return value;
    }

    private static TessEngine Configure(TessEngine engine)
    {
        Tess.TessBaseAPISetPageSegMode(engine, Automatic);
        _ = Tess.TessBaseAPISetVariable(engine, "debug_file", "/dev/null");
        return engine;
    }
}
