using AngleSharp.Dom;
using Portal.Ui.Forms;

namespace Portal.Hosts.Tests.Ui;

public sealed class FormsTests
{
    [Fact]
    public async Task A_text_field_ties_label_hint_and_error_to_its_input()
    {
        var html = await Rendered.ComponentAsync<TextField>(
            new
            {
                Name = "Answers.FamilyName",
                Label = "Nachname",
                Value = "O'Neil <b>",
                Hint = "Wie im Ausweis",
                Error = "Schreiben Sie Ihren Nachnamen.",
            }
        );
        var input = html.QuerySelector("input")!;
        input.GetAttribute("name").ShouldBe("Answers.FamilyName");
        input.GetAttribute("value").ShouldBe("O'Neil <b>");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        html.QuerySelector("label")!.GetAttribute("for").ShouldBe(input.Id);
        foreach (var id in input.GetAttribute("aria-describedby")!.Split(' '))
        {
            html.QuerySelector($"#{id}").ShouldNotBeNull();
        }
        html.QuerySelector(".kern-error")!.TextContent.ShouldContain("Schreiben Sie Ihren Nachnamen.");
    }

    [Fact]
    public async Task A_text_field_without_error_describes_nothing()
    {
        var html = await Rendered.ComponentAsync<TextField>(
            new
            {
                Name = "a",
                Label = "A",
                Rows = 4,
                Value = "x",
            }
        );
        var area = html.QuerySelector("textarea")!;
        area.TextContent.ShouldBe("x");
        area.HasAttribute("aria-invalid").ShouldBeFalse();
        area.HasAttribute("aria-describedby").ShouldBeFalse();
    }

    [Fact]
    public async Task A_date_field_has_three_boxes_that_keep_what_was_typed()
    {
        var html = await Rendered.ComponentAsync<DateField>(
            new
            {
                Name = "Answers.Birth",
                Label = "Geburtsdatum",
                Value = new DateAnswer
                {
                    Day = "31",
                    Month = "Feb",
                    Year = "1994",
                },
            }
        );
        html.QuerySelectorAll("input")
            .Select(input => (input.GetAttribute("name"), input.GetAttribute("value")))
            .ShouldBe([("Answers.Birth.Day", "31"), ("Answers.Birth.Month", "Feb"), ("Answers.Birth.Year", "1994")]);
        html.QuerySelector("input")!.Id.ShouldBe(new FieldId("Answers.Birth").Input);
        html.QuerySelectorAll("label")
            .Select(label => label.GetAttribute("for"))
            .ShouldBe(html.QuerySelectorAll("input").Select(input => input.Id));
    }

    [Fact]
    public async Task A_choice_field_marks_what_was_chosen()
    {
        var html = await Rendered.ComponentAsync<ChoiceField>(
            new
            {
                Name = "topic",
                Label = "Thema",
                Choices = new Choice[] { new("home", "Wohnung"), new("income", "Einkommen", "Lohn, Gehalt") },
                Values = new[] { "income" },
            }
        );
        html.QuerySelectorAll("input[type=radio]")
            .Where(input => input.HasAttribute("checked"))
            .Select(input => input.GetAttribute("value"))
            .ShouldBe(["income"]);
    }

    [Fact]
    public async Task The_error_summary_leads_to_the_fields()
    {
        var html = await Rendered.ComponentAsync<ErrorSummary>(
            new { Errors = new FieldError[] { new("Answers.Birth", "Das Datum gibt es nicht."), new("a", "Fehlt.") } }
        );
        html.QuerySelector("[role=alert]")!.GetAttribute("tabindex").ShouldBe("-1");
        html.QuerySelector("h2")!.TextContent.ShouldContain("2");
        html.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["#answers-birth", "#a"]);
    }

    [Theory]
    [InlineData("4", "5", "1994", "1994-05-04")]
    [InlineData(" 04 ", "05", "1994", "1994-05-04")]
    [InlineData("٤", "٥", "١٩٩٤", "1994-05-04")]
    [InlineData("29", "2", "2024", "2024-02-29")]
    [InlineData("29", "2", "2023", null)]
    [InlineData("0", "1", "2000", null)]
    [InlineData("1", "13", "2000", null)]
    [InlineData("1", "1", "0", null)]
    [InlineData("1", "1", "99999", null)]
    [InlineData("-1", "1", "2000", null)]
    [InlineData("1", "Mai", "2000", null)]
    [InlineData(null, "1", "2000", null)]
    public void A_typed_date_is_read_or_refused(string? day, string? month, string? year, string? expected)
    {
        var read = new DateAnswer
        {
            Day = day,
            Month = month,
            Year = year,
        }.TryRead(out var date);
        (read ? date.ToString("yyyy-MM-dd", null) : null).ShouldBe(expected);
    }
}
