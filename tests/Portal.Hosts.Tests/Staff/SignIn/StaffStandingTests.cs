using System.Net;
using System.Security.Claims;
using Portal.Core.Sessions;
using Portal.Core.Staff;
using Portal.Web.SignIn;
using Portal.Web.Staff;
using Portal.Web.Staff.SignIn;

namespace Portal.Hosts.Tests.Staff.SignIn;

/// <summary>A cookie lasts for hours; what its holder may do is asked anew with every request.</summary>
public sealed class StaffStandingTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private const string Desk = "/team/posteingang";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_changed_to_another_role_loses_and_gains_powers_without_signing_in_again()
    {
        using var browser = await portal.SignedInAsync(StaffRole.Fallmanagement);
        (await browser.GetAsync(Desk, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await portal.ChangeAsync("update staff_member set role = 'Redaktion' where role = 'Fallmanagement'");
        (await browser.GetAsync(Desk, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await portal.ChangeAsync(
            "update staff_member set role = 'Fallmanagement' where role = 'Redaktion' and team = 'Team Lindenbach'"
        );
        (await browser.GetAsync(Desk, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_left_is_signed_out_with_the_next_request()
    {
        using var browser = await portal.SignedInAsync(StaffRole.Teamleitung);
        await portal.ChangeAsync("delete from staff_member where role = 'Teamleitung'");

        var answer = await browser.GetAsync(Desk, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldStartWith("/anmelden");
        answer
            .Headers.GetValues("Set-Cookie")
            .ShouldContain(cookie => cookie.StartsWith("portal-staff=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_circuit_holds_only_as_long_as_the_person_stands_as_they_signed_in()
    {
        var staff = portal.Get<IStaffDirectory>();
        var sessions = portal.Get<ISignInSessions>();
        var member = (await staff.FindAsync("berat-holunder", Cancellation))!;
        var session = await sessions.BeginAsync("staff", Guid.NewGuid(), "s", TimeSpan.FromHours(1), Cancellation);

        (await HoldsAsync(member)).ShouldBeTrue();
        (await HoldsAsync(member with { Role = "Teamleitung" })).ShouldBeFalse();
        (await HoldsAsync(member with { Id = "niemand" })).ShouldBeFalse();
        (await StaffStanding.HoldsAsync(staff, sessions, new(new ClaimsIdentity()), Cancellation)).ShouldBeFalse();
        await sessions.EndAsync(session, Cancellation);
        (await HoldsAsync(member)).ShouldBeFalse();

        Task<bool> HoldsAsync(StaffMember signedIn) =>
            StaffStanding.HoldsAsync(
                staff,
                sessions,
                StaffClaims.For(signedIn, new Claim(SessionClaims.Session, session.ToString())),
                Cancellation
            );
    }

    [Fact]
    public void What_the_sign_in_said_of_itself_stays_when_the_role_changes()
    {
        var member = new StaffMember("x", "Xenia Auenbach", "Leistung", "Team Auenheim");
        var first = StaffClaims.For(member, new Claim("portal:session", "s-1"));
        var next = StaffClaims.For(member with { Role = "Teamleitung" }, first.Claims);

        next.Claims.Select(claim => (claim.Type, claim.Value))
            .ShouldBe(
                [
                    (StaffClaims.StaffId, "x"),
                    (ClaimTypes.Name, "Xenia Auenbach"),
                    (ClaimTypes.Role, "Teamleitung"),
                    ("portal:session", "s-1"),
                ],
                ignoreOrder: true
            );
    }
}
