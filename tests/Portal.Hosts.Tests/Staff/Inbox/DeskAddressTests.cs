using Portal.Core.Papers;
using Portal.Documents;
using Portal.Web.Staff.Inbox;

namespace Portal.Hosts.Tests.Staff.Inbox;

public sealed class DeskAddressTests
{
    [Fact]
    public void What_the_desk_shows_survives_its_address()
    {
        var address = new DeskAddress
        {
            PaperId = Guid.Parse("5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e"),
            View = InboxView.Filed,
            Search = "Müller & Söhne 50 %",
            Kind = PaperKind.BankStatement,
            UrgentOnly = true,
            Page = 3,
            ShowsText = true,
        };

        Reread(address).ShouldBe(address);
        Reread(new DeskAddress()).ShouldBe(new DeskAddress());
    }

    [Fact]
    public void Another_paper_starts_where_nobody_has_turned_a_page_in_the_same_list()
    {
        var other = new DeskAddress { Search = "Miete", Page = 4 }.At(Guid.Empty);

        (other.Search, other.Page, other.PaperId).ShouldBe(("Miete", null, Guid.Empty));
    }

    [Theory]
    [InlineData("?seite=-1&art=17x&ansicht=quatsch")]
    [InlineData("?seite=99999999999999&text=ja")]
    public void Nonsense_in_the_address_is_left_out(string query) =>
        DeskAddress.Read(new Uri("http://localhost/team/posteingang" + query)).ShouldBe(new DeskAddress());

    private static DeskAddress Reread(DeskAddress address) =>
        DeskAddress.Read(new Uri(new Uri("http://localhost"), address.ToString()));
}
