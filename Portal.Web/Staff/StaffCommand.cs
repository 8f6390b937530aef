using System.Text.RegularExpressions;
using Portal.Core.Staff;

namespace Portal.Web.Staff;

/// <summary><c>staff add|remove|list</c> on the command line: who works here, in which role. The account is made by Portal.Identity.</summary>
internal static partial class StaffCommand
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misused = 2;

    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, TextWriter output)
    {
        var staff = services.GetRequiredService<IStaffDirectory>();
        switch (words)
        {
            case ["add", var id, var name, var role, var team, var subject]:
                return await AddAsync(staff, id, name, role, team, subject, output);
            case ["remove", var id]:
                var removed = await staff.RemoveAsync(id, CancellationToken.None);
                await output.WriteLineAsync(removed ? $"{id} no longer works here." : $"Nobody is called {id}.");
                return removed ? Done : Refused;
            case ["list"]:
                foreach (var member in await staff.ListAsync(CancellationToken.None))
                    await output.WriteLineAsync($"{member.Id}  {member.Role}  {member.Team}  {member.Subject}");
                return Done;
            default:
                await output.WriteLineAsync(
                    $"""
                    staff add ID NAME ROLE TEAM SUBJECT   ROLE: {string.Join(", ", Enum.GetNames<StaffRole>())}
                                                          SUBJECT: as `identity staff add` printed it
                    staff remove ID
                    staff list
                    """
                );
                return Misused;
        }
    }

    private static async Task<int> AddAsync(
        IStaffDirectory staff,
        string id,
        string name,
        string role,
        string team,
        string subject,
        TextWriter output
    )
    {
        if (
            !IdPattern().IsMatch(id)
            || !Enum.TryParse<StaffRole>(role, out var known)
            || !Guid.TryParse(subject, out var account)
        )
        {
            await output.WriteLineAsync(
                "ID has other signs than small letters, digits and '-', or ROLE or SUBJECT is none."
            );
            return Misused;
        }
        await staff.EnterAsync(new(id, name, known.ToString(), team) { Subject = account }, CancellationToken.None);
        await output.WriteLineAsync($"{id} may sign in as {known}.");
        return Done;
    }

    [GeneratedRegex("^[a-z0-9-]{2,60}$")]
    private static partial Regex IdPattern();
}
