using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ui.Localisation;
using Portal.Ui.Localisation.Po;
using Portal.Ui.Pieces;

namespace Portal.Hosts.Tests.Ui;

public sealed class PiecesTests
{
    private sealed class OnlyGerman : ITranslationProvider
    {
        public Translation? Find(string language, TextKey key) =>
            (language, key.Id) is ("de", "only.german") ? new(["Noch {0} Tage"], PluralRule.Germanic) : null;
    }

    [Fact]
    public async Task Values_in_a_phrase_are_isolated_and_encoded()
    {
        var html = await Rendered.ComponentAsync<Phrase>(
            new { Key = "page.step", Values = new object?[] { 3, "<i>5" } },
            "ar"
        );
        html.TextContent.ShouldBe("الخطوة 3 من <i>5");
        html.QuerySelectorAll("bdi").Select(value => value.TextContent).ShouldBe(["3", "<i>5"]);
        html.QuerySelector("[lang]").ShouldBeNull();
    }

    [Fact]
    public async Task A_phrase_that_is_only_there_in_German_says_so()
    {
        var html = await Rendered.ComponentAsync<Phrase>(
            new { Key = "only.german", Values = new object?[] { 2 } },
            "ar",
            services => services.AddSingleton<ITranslationProvider, OnlyGerman>()
        );
        var span = html.QuerySelector("span")!;
        (span.GetAttribute("lang"), span.GetAttribute("dir"), span.TextContent).ShouldBe(("de", "ltr", "Noch 2 Tage"));
    }

    [Theory]
    [InlineData("069 90009 410", "tel:+496990009410")]
    [InlineData("+49 69 90009410", "tel:+496990009410")]
    [InlineData("0800 111 0 111", "tel:08001110111")]
    [InlineData("112", "tel:112")]
    [InlineData("116 016", "tel:116016")]
    public async Task A_phone_number_can_be_dialled(string number, string address)
    {
        var html = await Rendered.ComponentAsync<PhoneNumber>(new { Number = number });
        html.QuerySelector("a")!.GetAttribute("href").ShouldBe(address);
        html.TextContent.Trim().ShouldBe(number);
    }

    [Fact]
    public async Task Phone_hours_are_told_in_the_person_s_language()
    {
        var german = await Rendered.ComponentAsync<PhoneHoursText>(new { });
        german
            .QuerySelectorAll(".hours")
            .Select(Squeeze)
            .ShouldBe(["Montag bis Donnerstag, 8 bis 16 Uhr", "Freitag, 8 bis 12:30 Uhr"]);
        var arabic = await Rendered.ComponentAsync<PhoneHoursText>(new { }, "ar");
        Squeeze(arabic.QuerySelector(".hours")!).ShouldBe("من الاثنين إلى الخميس، من الساعة 8 إلى 16");
    }

    [Fact]
    public async Task A_fact_names_what_its_link_changes()
    {
        var html = await Rendered.ComponentAsync<Fact>(
            new
            {
                Label = "BG-Nummer",
                Href = "/papiere/nummer",
                LinkText = "Ändern",
                ChildContent = Rendered.Text("keine"),
                Missing = true,
            }
        );
        html.QuerySelector("a")!.TextContent.ShouldBe("Ändern: BG-Nummer");
        html.QuerySelector(".none")!.TextContent.ShouldBe("keine");
    }

    [Fact]
    public async Task Every_drawing_fits_the_grid()
    {
        Picto.Names.ShouldNotBeEmpty();
        foreach (var name in Picto.Names)
        {
            var html = await Rendered.ComponentAsync<Picto>(new { Name = name });
            var svg = html.QuerySelector("svg.picto")!;
            svg.GetAttribute("viewBox").ShouldBe("0 0 48 48");
            svg.GetAttribute("aria-hidden").ShouldBe("true");
            svg.QuerySelectorAll("svg").ShouldBeEmpty();
            svg.Children.ShouldNotBeEmpty();
        }
    }

    private static string Squeeze(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
