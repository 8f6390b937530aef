using Portal.Core.Papers;
using Portal.Documents;
using Portal.Web.Staff.Inbox;

namespace Portal.Hosts.Tests.Staff.Inbox;

public sealed class DoubtTests
{
    [Fact]
    public void A_faint_value_is_doubted_unless_its_check_digits_are_right()
    {
        Doubt.Of(new FieldValue<string>("x", 1, 0.5)).ShouldBe("desk.doubt.field");
        Doubt.Of(new FieldValue<string>("x", 1, 0.5) { Check = "mod97" }).ShouldBeNull();
        Doubt.Of(new FieldValue<string>("x", 1, 0.95)).ShouldBeNull();
        Doubt.Of<string>(null).ShouldBeNull();
    }

    [Theory]
    [InlineData("00123 BG 0004711", null)]
    [InlineData("00123BG0004711", null)]
    [InlineData("", null)]
    [InlineData("4711", "desk.doubt.bg_nummer")]
    public void A_number_of_another_shape_is_doubted(string typed, string? expected) =>
        Doubt.OfBgNummer(typed).ShouldBe(expected);

    [Theory]
    [InlineData("Nasrin, Samira", "Frau Samira Nasrin", null)]
    [InlineData("Nasrin, Samira", "Jonas Wiesner", "desk.doubt.person")]
    [InlineData(null, "Jonas Wiesner", null)]
    public void Another_name_on_the_page_is_told(string? person, string recipient, string? expected) =>
        Doubt
            .OfPerson(
                new PaperIndex(
                    PaperKind.Other,
                    1,
                    person,
                    null,
                    new PaperFields { Recipient = new FieldValue<string>(recipient, 1, 1) },
                    []
                )
            )
            .ShouldBe(expected);
}
