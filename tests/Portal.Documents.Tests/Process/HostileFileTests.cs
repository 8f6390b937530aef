using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Process;

public sealed class HostileFileTests(Readers readers)
{
    public static TheoryData<string, Problem> Answers { get; } =
        new()
        {
            { "empty", Problem.EmptyPage },
            { "text", Problem.Unsupported },
            { "eicar", Problem.Unsupported },
            { "html and pdf", Problem.Unsupported },
            { "zip and pdf", Problem.Unsupported },
            { "pdf cut off", Problem.Damaged },
            { "pdf of nothing", Problem.Damaged },
            { "jpeg cut off", Problem.Damaged },
            { "png cut off", Problem.Damaged },
            { "tiff cut off", Problem.Damaged },
            { "heic of nothing", Problem.Damaged },
            { "encrypted", Problem.Encrypted },
            { "30,000 × 30,000 pixels", Problem.TooLarge },
            { "2,000 pages", Problem.TooManyPages },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task ReadAsync_HostileFile_IsAnsweredWithTheReason(string file, Problem expected)
    {
        var reading = await readers.Pool.ReadAsync(Requests.Full(Make(file)), TestContext.Current.CancellationToken);

        reading.Error?.Code.ShouldBe(expected);
        reading.Quality.Readable.ShouldBeFalse();
        reading.Quality.Reasons.ShouldBe([expected]);
    }

    [Fact]
    public async Task ReadAsync_PdfWithScript_IsReadAndTheScriptStaysBehind()
    {
        var artifacts = new Artifacts();

        var reading = await readers.Pool.ReadAsync(
            artifacts.Collect(Requests.Full(HostileFiles.WithScript())),
            TestContext.Current.CancellationToken
        );

        reading.Pages.ShouldHaveSingleItem().Text.ShouldContain("auf dieser Seite");
        var archive = artifacts.Of(ArtifactKind.Archive).ShouldHaveSingleItem();
        System.Text.Encoding.Latin1.GetString(archive).ShouldNotContain("JavaScript");
    }

    [Fact]
    public async Task ReadAsync_PdfProtectedAgainstChanges_IsRead()
    {
        var reading = await readers.Pool.ReadAsync(
            Requests.Glance(HostileFiles.Protected()),
            TestContext.Current.CancellationToken
        );

        reading.Error.ShouldBeNull();
        reading.Pages.ShouldHaveSingleItem().Text.ShouldContain("auf dieser Seite");
    }

    private static byte[] Make(string file) =>
        file switch
        {
            "empty" => [],
            "text" => "Das ist nur Text."u8.ToArray(),
            "eicar" => HostileFiles.Eicar(),
            "html and pdf" => HostileFiles.HtmlAndPdf(),
            "zip and pdf" => HostileFiles.ZipAndPdf(),
            "pdf cut off" => HostileFiles.Pdf[..200],
            "pdf of nothing" => "%PDF-1.7\n"u8.ToArray(),
            "jpeg cut off" => Half(Pictures.Page.Jpeg()),
            "png cut off" => Half(Pictures.Png(HostileFiles.Pdf, 50)),
            "tiff cut off" => Half(SampleTiff.Of(Pictures.Page)),
            "heic of nothing" => [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[12]],
            "encrypted" => HostileFiles.Encrypted(),
            "30,000 × 30,000 pixels" => SamplePng.Huge(30_000),
            "2,000 pages" => HostileFiles.ManyPages(2_000),
            _ => throw new ArgumentOutOfRangeException(nameof(file)),
        };

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];
}
