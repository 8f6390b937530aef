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
        var german = Run(Languages.German, page, dotsPerInch);
        // A wrong script is named more often than German is read badly: the result decides, not the name.
        var foreign = german.Doubtful && script is not null ? Languages.OfScript(script) : [];
        var best = (Page: german, Language: Languages.German);
        if (foreign.Count > 0)
            best = Better(best, foreign[0], page, dotsPerInch);
        var related = Languages.OfScript(best.Language.Script);
        if (Languages.Guess(best.Page.WordTexts, related) is { } named && named != best.Language)
        {
            best = Better(best, named, page, dotsPerInch);
            best.Page = best.Page with { Language = named.Tag };
        }
        return (best.Page, engines[best.Language]);
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

    private (RecognisedPage Page, Language Language) Better(
        (RecognisedPage Page, Language Language) best,
        Language language,
        Pix page,
        int dotsPerInch
    )
    {
        if (!Available(language))
            return best;
        var other = Run(language, page, dotsPerInch);
        return other.SureLetters > best.Page.SureLetters ? (other, language) : best;
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
