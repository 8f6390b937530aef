using System.Text.RegularExpressions;
using Portal.Ui.Localisation;
using Portal.Ui.Localisation.Po;

namespace Portal.Hosts.Tests.Localisation;

public sealed partial class ShippedTextsTests
{
    private static readonly Languages Languages = Languages.Load(
        Repository.PathTo("content", "texts", "languages.json")
    );

    private static readonly Dictionary<string, PoFile> Files = Languages.All.ToDictionary(
        language => language.Key,
        language => PoFile.Load(Repository.PathTo("content", "texts", $"{language.Key}.po")),
        StringComparer.Ordinal
    );

    private static readonly Dictionary<TextKey, PoEntry> German = Files["de"].Entries.ToDictionary(entry => entry.Key);

    public static TheoryData<string> Keys => new(Languages.All.Select(language => language.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_text_is_there_and_current(string language)
    {
        var file = Files[language];
        file.Entries.Where(entry => entry.Stale || entry.Forms.Any(string.IsNullOrWhiteSpace)).ShouldBeEmpty();
        file.Entries.Select(entry => entry.Key).ShouldBe(German.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Plural_texts_have_all_forms_of_the_language(string language)
    {
        var file = Files[language];
        foreach (var entry in file.Entries)
        {
            var expected = German[entry.Key].PluralId is null ? 1 : file.PluralRule.Count;
            entry.Forms.Count.ShouldBe(expected, entry.Key.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Placeholders_are_those_of_the_German_text(string language)
    {
        foreach (var entry in Files[language].Entries)
        {
            // A form for exactly one or two may spell the number out.
            Placeholders(entry.Forms[^1]).ShouldBe(Placeholders(German[entry.Key].Forms[^1]), entry.Key.ToString());
        }
    }

    [Fact]
    public void Texts_are_in_the_script_of_their_language()
    {
        foreach (
            var language in Languages.All.Where(language =>
                !string.Equals(language.Script, "Latn", StringComparison.Ordinal)
            )
        )
        {
            string.Equals(language.Script, "Arab", StringComparison.Ordinal)
                .ShouldBeTrue($"no letters known for {language.Script}");
            Files[language.Key]
                .Entries.Where(entry =>
                    !IsSame(entry) && LetterOfAnyScript().IsMatch(Placeholder().Replace(entry.Forms[^1], ""))
                )
                .Where(entry => !entry.Forms.All(form => ArabicLetter().IsMatch(form)))
                .Select(entry => entry.Key)
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public void No_text_is_merely_the_German_or_English_one()
    {
        foreach (var (language, file) in Files.Where(file => !string.Equals(file.Key, "de", StringComparison.Ordinal)))
        {
            var others = new[] { "de", "en" }
                .Where(other => !string.Equals(other, language, StringComparison.Ordinal))
                .Select(other => Files[other].Entries.ToDictionary(entry => entry.Key, entry => entry.Forms));
            file.Entries.Where(entry =>
                    !IsSame(entry)
                    && others.Any(other => other[entry.Key].SequenceEqual(entry.Forms, StringComparer.Ordinal))
                )
                .Select(entry => $"{language}: {entry.Key}")
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_key_in_the_code_exists()
    {
        var ids = German.Keys.Select(key => key.Id).ToHashSet(StringComparer.Ordinal);
        TextUses.Asked.ShouldNotBeEmpty();
        TextUses.Asked.Where(key => !ids.Contains(key)).ShouldBeEmpty();
        TextUses.AskedInParts.ShouldNotBeEmpty();
        TextUses
            .AskedInParts.Select(pattern => pattern.ToString())
            .Where(pattern => !ids.Any(id => Regex.IsMatch(id, pattern)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_is_used() =>
        German.Keys.Select(key => key.Id).Where(id => !TextUses.Mentions(id)).ShouldBeEmpty();

    private static bool IsSame(PoEntry entry) => entry.Remarks.Contains("same", StringComparer.Ordinal);

    private static IEnumerable<string> Placeholders(string form) =>
        Placeholder()
            .Matches(form)
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsArabic}")]
    private static partial Regex ArabicLetter();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex LetterOfAnyScript();
}
