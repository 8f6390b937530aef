using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Documents.Process;
using SystemProcess = System.Diagnostics.Process;

namespace Portal.Documents.Bench;

/// <summary><c>bench read [--sabotage]</c>: pages per CPU-minute of this reader, of bare Tesseract and of OCRmyPDF on the same pages in the same run.</summary>
internal sealed class ReadBench(TextWriter output, bool sabotage) : IDisposable
{
    private const int InventedPages = 8;
    private const int CorpusPages = 4;
    private const double Goal = 1.5;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-bench");

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        List<byte[]> pictures = [.. BenchPage.Invented(InventedPages), .. await CorpusAsync(cancellationToken)];
        var papers = pictures.ConvertAll(BenchPage.Pdf);
        var names = Write(pictures, papers);
        await output.WriteLineAsync($"{papers.Count} grey pages of 300 dpi, one paper each, one thread each");

        var tesseract = Measure(
            papers.Count,
            () => Run("tesseract", Path.Combine(folder.FullName, "list.txt"), Out("tesseract"), "-l", "deu", "pdf")
        );
        var ocrmypdf = Measure(
            papers.Count,
            () => Run("ocrmypdf", "-q", "-l", "deu", "--jobs", "1", Join(names), Out("ocrmypdf.pdf"))
        );
        var (ours, start, wait) = await OursAsync(papers, cancellationToken);

        await PrintAsync("this reader, a process a page", ours);
        await PrintAsync("ocrmypdf, one document", ocrmypdf);
        await PrintAsync("tesseract, one document", tesseract);
        await output.WriteLineAsync(
            Text($"A process a paper: {start:F2} s CPU and {wait:F2} s wall to start, of {60 / ours:F2} s CPU a page")
        );
        var ratio = ours / ocrmypdf;
        var result = new ReadBenchResult(
            ratio >= Goal,
            papers.Count,
            Math.Round(ours, 1),
            Math.Round(ocrmypdf, 1),
            Math.Round(tesseract, 1),
            Math.Round(ratio, 2),
            Math.Round(ours / tesseract, 2),
            Math.Round(start, 3),
            Math.Round(wait, 3)
        );
        await output.WriteLineAsync(JsonSerializer.Serialize(result, ReadBenchJson.Default.ReadBenchResult));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static double Seconds =>
        ResourceUsage.Of(ResourceUsage.Own).Seconds + ResourceUsage.Of(ResourceUsage.OfChildren).Seconds;

    private async Task<(double PagesAMinute, double Start, double Wait)> OursAsync(
        List<byte[]> papers,
        CancellationToken cancellationToken
    )
    {
        var options = new ReaderOptions { Parallelism = 1, Spares = 0 };
        var (_, strength) = SandboxProbe.Check(options);
        double inside = 0,
            start = 0,
            wait = 0;
        var before = Seconds;
        foreach (var paper in sabotage ? papers.SelectMany(paper => new[] { paper, paper }) : papers)
        {
            var watch = Stopwatch.StartNew();
            await using var reader = await ReaderProcess.StartAsync(options, strength);
            wait += watch.Elapsed.TotalSeconds;
            var file = new PaperFile(paper.Length, _ => Task.FromResult<Stream>(new MemoryStream(paper)));
            await reader.ReadAsync(new(ReadingDepth.Full, [file]), cancellationToken);
            inside += reader.Usage!.StartSeconds + reader.Usage.ReadSeconds;
            start += reader.Usage.StartSeconds;
        }
        // Readers in a sandbox are nobody's children: they keep their own account.
        var seconds = inside + (Seconds - before);
        return (60 * papers.Count / seconds, start / papers.Count, wait / papers.Count);
    }

    private static double Measure(int pages, Action work)
    {
        var before = ResourceUsage.Of(ResourceUsage.OfChildren).Seconds;
        work();
        return 60 * pages / (ResourceUsage.Of(ResourceUsage.OfChildren).Seconds - before);
    }

    private async Task<List<byte[]>> CorpusAsync(CancellationToken cancellationToken)
    {
        var corpus = Path.GetFullPath(Path.Combine(Environment.CurrentDirectory, "..", "shared", "corpus", "german"));
        if (!Directory.Exists(corpus))
        {
            await output.WriteLineAsync("Without pages of the corpus: ../shared/corpus is absent.");
            return [];
        }
        var files = Directory.GetFiles(corpus, "*.pdf").Order(StringComparer.Ordinal).Take(CorpusPages).ToList();
        await output.WriteLineAsync("With the first page of " + string.Join(", ", files.Select(Path.GetFileName)));
        List<byte[]> pages = [];
        foreach (var file in files)
            pages.Add(BenchPage.Scan(await File.ReadAllBytesAsync(file, cancellationToken)));
        return pages;
    }

    private List<string> Write(List<byte[]> pictures, List<byte[]> papers)
    {
        List<string> names = [];
        foreach (var (index, picture) in pictures.Index())
        {
            var name = Out(index.ToString(CultureInfo.InvariantCulture));
            File.WriteAllBytes(name + ".jpg", picture);
            File.WriteAllBytes(name + ".pdf", papers[index]);
            names.Add(name);
        }
        File.WriteAllLines(Out("list.txt"), names.Select(name => name + ".jpg"));
        return names;
    }

    private string Join(List<string> names)
    {
        var joined = Out("all.pdf");
        Run("qpdf", ["--empty", "--pages", .. names.Select(name => name + ".pdf"), "--", joined]);
        return joined;
    }

    private string Out(string name) => Path.Combine(folder.FullName, name);

    private static void Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            Environment = { ["OMP_THREAD_LIMIT"] = "1" },
        };
        using var process = SystemProcess.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {errors}");
    }

    private Task PrintAsync(string who, double pages) =>
        output.WriteLineAsync(Text($"{who, -32} {pages, 7:F1} pages per CPU-minute"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

internal sealed record ReadBenchResult(
    bool Ok,
    int Pages,
    double ReaderPagesPerCpuMinute,
    double OcrmypdfPagesPerCpuMinute,
    double TesseractPagesPerCpuMinute,
    double TimesOcrmypdf,
    double ShareOfTesseract,
    double StartCpuSeconds,
    double StartWallSeconds
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReadBenchResult))]
internal sealed partial class ReadBenchJson : JsonSerializerContext;
