using Portal.E2E.Running;

namespace Portal.E2E.Crashes;

/// <summary>Files nobody should send: each gets a sentence that says what to do, and nothing else breaks.</summary>
public sealed class HostileFileTests(Browsers browsers)
{
    public static TheoryData<string, byte[], string> Refused { get; } =
        new()
        {
            { "leer.pdf", [], "Die Datei ist leer" },
            { "umbenannt.pdf", "Das ist kein PDF."u8.ToArray(), "Diese Art von Datei" },
            { "eicar.com", HostileFiles.Eicar(), "Diese Art von Datei" },
            { "seite.html.pdf", HostileFiles.HtmlPolyglot(), "Diese Art von Datei" },
            { "zu-gross.jpg", TooLarge(), "Die Datei ist zu groß" },
        };

    public static TheoryData<string, byte[], string, string> Explained { get; } =
        new()
        {
            { "abgeschnitten.pdf", HostileFiles.Truncated(), "Die Datei ist beschädigt", "damaged" },
            { "geheim.pdf", HostileFiles.Encrypted(), "Die Datei hat ein Passwort", "encrypted" },
            { "zweitausend.pdf", HostileFiles.ManyPages(2_000), "mehr als 200 Seiten", "too_many_pages" },
            { "riesig.png", HostileFiles.HugePng(), "Die Datei ist zu groß", "too_large" },
        };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_file_that_cannot_be_a_paper_is_refused_with_a_reason(
        string name,
        byte[] content,
        string sentence
    )
    {
        using var resident = new ResidentClient(browsers.Portal.Address);
        await resident.StartAsync();
        (await resident.UploadAsync("gut.pdf", HostileFiles.Plain("Gutes Papier"))).ShouldContain("gut.pdf");
        var page = await resident.UploadAsync(name, content);
        page.ShouldContain(sentence);
        page.ShouldContain("gut.pdf");
    }

    [Theory, MemberData(nameof(Explained))]
    public async Task A_paper_that_cannot_be_read_is_explained_and_reaches_a_person(
        string name,
        byte[] content,
        string sentence,
        string reason
    )
    {
        using var resident = new ResidentClient(browsers.Portal.Address);
        await resident.StartAsync();
        await resident.UploadAsync(name, content);
        await Eventually.TrueAsync(
            async () => (await resident.GetAsync("/papiere/pruefen")).Contains(sentence, StringComparison.Ordinal),
            "the check page explains it"
        );
        var number = await resident.SealAsync();
        await PaperQuery.BecomesAsync(browsers.Portal, number, "needs_attention");
        (await PaperQuery.ReasonAsync(browsers.Portal, number)).ShouldBe(reason);
    }

    [Fact]
    public async Task A_PDF_that_carries_a_script_is_read_like_any_other()
    {
        using var resident = new ResidentClient(browsers.Portal.Address);
        await resident.StartAsync();
        await resident.UploadAsync("skript.pdf", HostileFiles.WithScript());
        await PaperQuery.BecomesAsync(browsers.Portal, await resident.SealAsync(), "read");
    }

    private static byte[] TooLarge()
    {
        var file = new byte[26 * 1024 * 1024];
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F' }.CopyTo(file, 0);
        return file;
    }
}
