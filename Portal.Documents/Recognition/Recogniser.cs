using System.Runtime.InteropServices;
using Portal.Documents.Native;

namespace Portal.Documents.Recognition;

/// <summary>Turns the picture of an upright page into words. German is loaded from the start, other languages when a page needs them.</summary>
internal sealed class Recogniser(string? dataPath) : IDisposable
{
    private const int Automatic = 3;

    /// <summary>Milliseconds of one engine on one page; behind it the text is partial.</summary>
    private const int PageDeadline = 20_000;

    private readonly Dictionary<Language, TessEngine> engines = new()
    {
        [Languages.German] = Configure(TessEngine.Load(Languages.German.Engine, dataPath)),
    };

    /// <param name="script">The script that orientation detection named, or null when it was not asked.</param>
    /// <returns>The engine still holds the page: it can go into a PDF until <see cref="Clear"/>.</returns>
    internal (RecognisedPage Page, TessEngine Engine) Recognise(Pix page, int dotsPerInch, string? script)
    {
        var candidates = Languages.OfScript(script ?? Languages.German.Script);
        if (candidates.Count == 0)
            candidates = Languages.OfScript(Languages.German.Script);
        var first = candidates[0];
        var best = Run(first, page, dotsPerInch);
        var guess = Languages.Guess(best.Words.Select(word => word.Text), candidates);
        // Letters the first language lacks cost words: a second look pays when the small words name another one.
        var second = guess ?? (best.Doubtful && script is not null ? candidates.ElementAtOrDefault(1) : null);
        if (second is not null && second != first && Available(second))
        {
            var other = Run(second, page, dotsPerInch);
            if (other.SureLetters > best.SureLetters || second == guess)
                return (other, engines[second]);
        }
        return (best, engines.GetValueOrDefault(first, engines[Languages.German]));
    }

    /// <summary>Frees the page in all engines; their languages stay.</summary>
    internal void Clear()
    {
        foreach (var engine in engines.Values)
            Tess.TessBaseAPIClear(engine);
    }

    public void Dispose()
    {
        foreach (var engine in engines.Values)
            engine.Dispose();
    }

    private bool Available(Language language)
    {
        if (engines.ContainsKey(language))
            return true;
        try
        {
            engines[language] = Configure(TessEngine.Load(language.Engine, dataPath));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private RecognisedPage Run(Language language, Pix page, int dotsPerInch)
    {
        if (!Available(language))
            return RecognisedPage.Nothing;
        var engine = engines[language];
        Tess.TessBaseAPISetImage2(engine, page);
        Tess.TessBaseAPISetSourceResolution(engine, dotsPerInch);
        var monitor = Tess.TessMonitorCreate();
        try
        {
            Tess.TessMonitorSetDeadlineMSecs(monitor, PageDeadline);
            _ = Tess.TessBaseAPIRecognize(engine, monitor);
            return new(Take(Tess.TessBaseAPIGetUTF8Text(engine)).Trim(), Words(engine), language.Tag);
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
