using Portal.Core.Papers;
using Portal.Documents;
using Portal.Web.Staff.Inbox;

namespace Portal.Hosts.Tests.Staff.Inbox;

public sealed class IndexFormTests
{
    private static readonly PaperIndex Read = new(
        PaperKind.Payslip,
        0.9,
        "Samira Nasrin",
        null,
        new PaperFields
        {
            Date = new FieldValue<DateOnly>(new(2026, 10, 30), 1, 0.6) { Place = new Box(1, 2, 3, 4) },
            Sender = new FieldValue<string>("Backhaus Sonnfeld GmbH", 2, 0.7),
            TotalEur = new FieldValue<decimal>(1154.98m, 3, 0.9),
        },
        ["Einkommen"]
    );

    private readonly IndexForm _form = new(Read, null);

    [Fact]
    public void Values_are_shown_as_offices_write_them()
    {
        _form.Typed.Date.ShouldBe("30.10.2026");
        _form.Typed.Amount.ShouldBe("1.154,98\u00A0€");
        _form.Typed.Deadline.ShouldBeEmpty();
        _form.HasChanges.ShouldBeFalse();
    }

    [Fact]
    public void An_untouched_form_gives_back_what_was_read()
    {
        var index = _form.TryRead().ShouldNotBeNull();

        index.ShouldBeEquivalentTo(Read);
    }

    [Fact]
    public void A_corrected_value_is_sure_and_keeps_its_page()
    {
        _form.Typed = _form.Typed with { Sender = "Backhaus Sonnfeld", Date = "1.11.26" };
        var fields = _form.TryRead().ShouldNotBeNull().Fields;

        fields.Sender.ShouldBe(new FieldValue<string>("Backhaus Sonnfeld", 2, 1));
        fields.Date.ShouldBe(new FieldValue<DateOnly>(new(2026, 11, 1), 1, 1));
        fields.TotalEur.ShouldBe(Read.Fields.TotalEur);
        _form.IsAsRead(draft => draft.Sender).ShouldBeFalse();
        _form.IsAsRead(draft => draft.Amount).ShouldBeTrue();
    }

    [Fact]
    public void An_emptied_value_is_gone()
    {
        _form.Typed = _form.Typed with { Sender = " ", Amount = "" };
        var fields = _form.TryRead().ShouldNotBeNull().Fields;

        fields.Sender.ShouldBeNull();
        fields.TotalEur.ShouldBeNull();
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_kept_as_typed()
    {
        _form.Typed = _form.Typed with { Deadline = "31.11.2026", Amount = "zwölf" };

        _form.TryRead().ShouldBeNull();
        (_form.DateIsWrong, _form.DeadlineIsWrong, _form.AmountIsWrong).ShouldBe((false, true, true));
        _form.Typed.Deadline.ShouldBe("31.11.2026");
    }

    [Fact]
    public void A_keyword_still_being_typed_is_filed_too_but_not_twice()
    {
        _form.Typed = _form.Typed with { NewKeyword = " Kaution " };
        _form.TryRead().ShouldNotBeNull().Keywords.ShouldBe(["Einkommen", "Kaution"]);

        _form.Typed = _form.Typed with { NewKeyword = "kaution" };
        _form.TryRead().ShouldNotBeNull().Keywords.ShouldBe(["Einkommen", "Kaution"]);
    }

    [Fact]
    public void A_draft_comes_back_as_it_was_left()
    {
        var left = _form.Typed with { Date = "3", NewKeyword = "Kau" };
        var again = new IndexForm(Read, left);

        again.Typed.ShouldBe(left);
        again.HasChanges.ShouldBeTrue();
    }
}
