using Portal.Ui.Localisation.Po;

namespace Portal.Hosts.Tests.Localisation;

public sealed class PluralRuleTests
{
    private const string Polish =
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);";

    private const string Arabic =
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);";

    [Theory]
    [InlineData("nplurals=2; plural=(n != 1);", 1, 0)]
    [InlineData("nplurals=2; plural=(n != 1);", 0, 1)]
    [InlineData("nplurals=2; plural=n>1;", 0, 0)]
    [InlineData("nplurals=1; plural=0;", 7, 0)]
    [InlineData("nplurals=2; plural=!(n==1);", 1, 0)]
    [InlineData("nplurals=3; plural=n*2+1-1 == 4 ? 2 : n/3 == 3 ? 1 : 0;", 2, 2)]
    [InlineData("nplurals=3; plural=n*2+1-1 == 4 ? 2 : n/3 == 3 ? 1 : 0;", 9, 1)]
    [InlineData(Polish, 1, 0)]
    [InlineData(Polish, 22, 1)]
    [InlineData(Polish, 12, 2)]
    [InlineData(Polish, 5, 2)]
    [InlineData(Arabic, 0, 0)]
    [InlineData(Arabic, 1, 1)]
    [InlineData(Arabic, 2, 2)]
    [InlineData(Arabic, 103, 3)]
    [InlineData(Arabic, 11, 4)]
    [InlineData(Arabic, 100, 5)]
    public void Chooses_the_form_of_the_header(string header, long number, int form) =>
        PluralRule.Parse(header).FormFor(number).ShouldBe(form);

    [Theory]
    [InlineData("nplurals=2")]
    [InlineData("nplurals=2; plural=n +;")]
    [InlineData("nplurals=2; plural=(n;")]
    [InlineData("nplurals=2; plural=n ? 1;")]
    [InlineData("nplurals=2; plural=system(1);")]
    public void Refuses_what_is_no_rule(string header) => Should.Throw<FormatException>(() => PluralRule.Parse(header));
}
