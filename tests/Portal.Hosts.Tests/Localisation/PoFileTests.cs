using System.Text.Json;
using Portal.Ui.Localisation;
using Portal.Ui.Localisation.Po;

namespace Portal.Hosts.Tests.Localisation;

public sealed class PoFileTests
{
    private const string Header =
        "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";

    public static TheoryData<string, string> Samples =>
        new()
        {
            {
                "escapes",
                Header
                    + """
                        msgid "a.b"
                        msgstr "tab\tline\nquote\" slash\\ done"

                        """
            },
            {
                "continuation lines",
                Header + "msgid \"\"\n\"long\"\n\".key\"\nmsgstr \"\"\n\"first \"\n\"second\\n\"\n\"third\"\n"
            },
            {
                "contexts",
                Header
                    + "msgctxt \"menu\"\nmsgid \"open\"\nmsgstr \"Öffnen\"\n\nmsgctxt \"state\"\nmsgid \"open\"\nmsgstr \"Offen\"\n\nmsgid \"open\"\nmsgstr \"Auf\"\n"
            },
            {
                "plurals",
                Header + "msgid \"page\"\nmsgid_plural \"page\"\nmsgstr[0] \"{0} Seite\"\nmsgstr[1] \"{0} Seiten\"\n"
            },
            {
                "flags and remarks",
                Header
                    + "# note to self\n#. same\n#. second\n#: Home.razor:3\n#, fuzzy, c-format\nmsgid \"a\"\nmsgstr \"x\"\n"
            },
            {
                "obsolete",
                Header
                    + "msgid \"a\"\nmsgstr \"x\"\n\n#~ msgid \"gone\"\n#~ msgstr \"weg\"\n\nmsgid \"b\"\nmsgstr \"y\"\n"
            },
            { "previous text", Header + "#, fuzzy\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"x\"\n" },
            {
                "no empty lines",
                Header + "msgid \"a\"\nmsgstr \"x\"\nmsgid \"b\"\nmsgstr \"y\"\n# end\nmsgid \"c\"\nmsgstr \"\"\n"
            },
            { "carriage returns", Header.ReplaceLineEndings("\r\n") + "msgid \"a\"\r\nmsgstr \"x\"\r\n" },
            { "signs", Header + "msgid \"a\"\nmsgstr \"# no comment, msgid \\\"b\\\" no keyword — مرحبا 🙂\"\n" },
            { "spaces", Header + "  msgid   \"a\"\n\tmsgstr \"  x  \"\n" },
            { "no header", "msgid \"a\"\nmsgstr \"x\"\n" },
        };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Reads_what_gettext_parser_reads(string sample, string text)
    {
        sample.ShouldNotBeEmpty();
        await ShouldAgreeAsync(text);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Reads_the_shipped_files_as_gettext_parser_does(string language) =>
        await ShouldAgreeAsync(
            await File.ReadAllTextAsync(
                Repository.PathTo("content", "texts", $"{language}.po"),
                TestContext.Current.CancellationToken
            )
        );

    [Theory]
    [InlineData("msgid \"a\nmsgstr \"x\"\n", 1)]
    [InlineData("msgid \"a\"\nmsgstr \"x\" y\n", 2)]
    [InlineData("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"y\"\n", 2)]
    [InlineData("msgid \"a\"\nmsgstr \"x\"\n\nmsgid \"a\"\nmsgstr \"y\"\n", 5)]
    [InlineData("\"a\"\n", 1)]
    [InlineData("msgstr \"x\"\n", 1)]
    [InlineData("msgid \"a\"\nmsgstr[1] \"x\"\n", 2)]
    [InlineData("msgid \"a\"\nmsgstr \"x\"\nmsgstr \"y\"\n", 3)]
    [InlineData("msgctxt \"a\"\n", 1)]
    [InlineData("msgwhat \"a\"\n", 1)]
    public void Names_the_line_that_is_wrong(string text, int line) =>
        Should.Throw<PoFormatException>(() => PoFile.Parse(new StringReader(text))).Line.ShouldBe(line);

    [Fact]
    public void A_fuzzy_or_empty_text_is_no_text()
    {
        var file = PoFile.Parse(
            new StringReader(
                Header
                    + "#, fuzzy\nmsgid \"a\"\nmsgstr \"x\"\n\nmsgid \"b\"\nmsgstr \"\"\n\nmsgid \"c\"\nmsgstr \"z\"\n"
            )
        );
        new TextCatalogue(file).Keys.ShouldBe([new TextKey("c")]);
    }

    private static async Task ShouldAgreeAsync(string text)
    {
        var ours = PoFile.Parse(new StringReader(text));
        var theirs = await GettextParser.ParseAsync(text, TestContext.Current.CancellationToken);

        ours.Headers.GetValueOrDefault("Plural-Forms").ShouldBe(theirs.GetProperty("plural").GetString());
        Ordered(ours.Entries.Select(Describe))
            .ShouldBe(Ordered(theirs.GetProperty("entries").EnumerateArray().Select(Describe)));
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> entries) => entries.Order(StringComparer.Ordinal);

    private static string Describe(PoEntry entry) =>
        Describe(
            JsonSerializer.SerializeToElement(
                new
                {
                    key = new { id = entry.Key.Id, context = entry.Key.Context },
                    pluralId = entry.PluralId,
                    forms = entry.Forms,
                    flags = entry.Flags,
                    remarks = entry.Remarks,
                }
            )
        );

    private static string Describe(JsonElement entry) => JsonSerializer.Serialize(entry);
}
