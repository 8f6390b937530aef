using System.Diagnostics;
using System.Text.Json;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.CommandLine;

public sealed class ReadCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-read");

    [Fact]
    public async Task Read_SeveralFiles_PrintsOneObjectALineInTheirOrder()
    {
        var letter = Put("brief.pdf", SamplePdf.Of(Letter.Lines));
        var broken = Put("kaputt.bin", [1, 2, 3]);
        var missing = Path.Combine(folder.FullName, "fehlt.pdf");

        var (exitCode, output) = await RunAsync("read", "--jsonl", "--parallel", "2", letter, broken, missing);

        exitCode.ShouldBe(0);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        var objects = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        objects.Select(item => item.GetProperty("file").GetString()).ShouldBe([letter, broken, missing]);
        Error(objects[0]).ShouldBeNull();
        Error(objects[1]).ShouldBe("unsupported");
        Error(objects[2]).ShouldBe("damaged");
    }

    [Fact]
    public async Task Read_Letter_KeepsTheContract()
    {
        var (_, output) = await RunAsync("read", "--jsonl", Put("brief.pdf", SamplePdf.Of(Letter.Lines)));

        var line = JsonDocument.Parse(output).RootElement;
        Names(line)
            .ShouldBe(["file", "pages", "type", "type_confidence", "fields", "quality", "error"], ignoreOrder: true);
        var page = line.GetProperty("pages").EnumerateArray().ShouldHaveSingleItem();
        Names(page).ShouldBe(["text", "language", "rotation", "quality"], ignoreOrder: true);
        Names(page.GetProperty("quality")).ShouldBe(["readable", "reasons"], ignoreOrder: true);
        page.GetProperty("language").GetString().ShouldBe("de");
        line.GetProperty("type").GetString().ShouldBe("utility_bill");
        line.GetProperty("type_confidence").GetDouble().ShouldBeInRange(0, 1);
        Letter.ShareFoundIn(page.GetProperty("text").GetString()!).ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public async Task Read_OutFolder_HoldsTheSearchablePdf()
    {
        var target = Path.Combine(folder.FullName, "neu");

        await RunAsync("read", "--jsonl", "--out", target, Put("brief.pdf", SamplePdf.Of(Letter.Lines)));

        SystemTool.Run("pdftotext", [Path.Combine(target, "brief.pdf"), "-"]).ShouldContain("Betriebskosten");
    }

    [Theory]
    [InlineData("read")]
    [InlineData("read", "--jsonl")]
    [InlineData("read", "file.pdf")]
    [InlineData("read", "--jsonl", "--parallel", "0", "file.pdf")]
    [InlineData("read", "--jsonl", "--unknown", "file.pdf")]
    [InlineData("write")]
    public async Task Read_WrongCall_PrintsNothingAndExitsWithTwo(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string? Error(JsonElement line) =>
        line.GetProperty("error") is { ValueKind: JsonValueKind.Object } error
            ? error.GetProperty("code").GetString()
            : null;

    private static List<string> Names(JsonElement element) =>
        [.. element.EnumerateObject().Select(property => property.Name)];

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new ProcessStartInfo("dotnet", [typeof(IPaperReader).Assembly.Location, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
