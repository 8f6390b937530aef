using Portal.Core.Demonstration;
using Portal.Core.Feedback;
using Portal.Core.Staff;

namespace Portal.Core.Tests.Staff;

public sealed class StaffDirectoryTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task The_demonstrations_staff_is_entered_once()
    {
        var directory = Portal.Get<IStaffDirectory>();
        (await directory.ListAsync(Cancellation)).ShouldBeEmpty();
        await Portal.Get<DemonstrationStaff>().EnterAsync(Cancellation);
        await Portal.Get<DemonstrationStaff>().EnterAsync(Cancellation);
        var members = await directory.ListAsync(Cancellation);
        members.Count.ShouldBe(8);
        members.Select(member => member.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(8);
        (await directory.FindAsync(members[0].Id, Cancellation)).ShouldBe(members[0]);
        (await directory.FindAsync("nobody", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Feedback_is_kept_under_the_number_that_is_given_back()
    {
        var number = await Portal.Get<IFeedback>().SubmitAsync("Der Knopf\0 ist zu klein", null, Cancellation);
        (await Portal.QueryAsync<string>($"select text from feedback where number = '{number}'")).ShouldBe(
            "Der Knopf ist zu klein"
        );
        var next = await Portal.Get<IFeedback>().SubmitAsync("Noch einer", "amal@example.org", Cancellation);
        string.Equals(next, number, StringComparison.Ordinal).ShouldBeFalse();
    }
}
