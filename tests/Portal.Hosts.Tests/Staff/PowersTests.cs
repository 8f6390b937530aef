using System.Net;
using Portal.Core.Staff;
using Portal.Hosts.Tests.Ui;
using Portal.Web.Security;
using Portal.Web.Staff;

namespace Portal.Hosts.Tests.Staff;

public sealed class PowersTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_power_has_a_policy_of_its_name() =>
        typeof(Policies)
            .GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(name => Policies.Words(name) != name)
            .ShouldBe(Enum.GetNames<Power>(), ignoreOrder: true);

    [Theory]
    [InlineData(StaffRole.Leistung, HttpStatusCode.OK)]
    [InlineData(StaffRole.Fallmanagement, HttpStatusCode.OK)]
    [InlineData(StaffRole.Teamleitung, HttpStatusCode.OK)]
    [InlineData(StaffRole.Redaktion, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Administration, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Empfang, HttpStatusCode.Forbidden)]
    public async Task The_inbox_opens_for_those_who_work_on_cases(StaffRole role, HttpStatusCode expected)
    {
        using var browser = await portal.SignedInAsync(role);
        (await browser.GetAsync("/team/posteingang", Cancellation)).StatusCode.ShouldBe(expected);
        var picture = await browser.GetAsync($"/team/papiere/{Guid.NewGuid()}/seiten/1.jpg", Cancellation);
        picture.StatusCode.ShouldBe(expected == HttpStatusCode.OK ? HttpStatusCode.NotFound : expected);
    }

    [Fact]
    public async Task Who_may_not_reads_so_in_words_instead_of_being_asked_to_sign_in_again()
    {
        using var browser = await portal.SignedInAsync(StaffRole.Redaktion);
        var page = await ResidentPages.PageAsync(await browser.GetAsync("/team/posteingang", Cancellation));
        page.QuerySelector("h1")!.TextContent.ShouldBe("Diese Seite gehört nicht zu Ihrer Rolle");
    }
}
