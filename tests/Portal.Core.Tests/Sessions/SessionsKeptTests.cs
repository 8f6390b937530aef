using Portal.Core.Sessions;
using Portal.Core.Tests.Running;

namespace Portal.Core.Tests.Sessions;

public sealed class SessionsKeptTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task A_session_is_forgotten_thirty_days_after_its_end_and_not_before()
    {
        var sessions = Portal.Get<ISignInSessions>();
        var lifetime = TimeSpan.FromHours(2);
        var left = await sessions.BeginAsync("staff", Guid.NewGuid(), "left", TimeSpan.FromDays(90), Cancellation);
        await sessions.EndAsync(left, Cancellation);
        await sessions.BeginAsync("residents", Guid.NewGuid(), "run out", lifetime, Cancellation);
        await sessions.BeginAsync("staff", Guid.NewGuid(), "open", TimeSpan.FromDays(90), Cancellation);

        Time.Forward(TimeSpan.FromDays(29));
        await Portal.CleanAsync();
        (await CountAsync()).ShouldBe(3);

        Time.Forward(TimeSpan.FromDays(2));
        await Portal.CleanAsync();
        (await CountAsync()).ShouldBe(1);
        (await Portal.QueryAsync<string>("select sid from sign_in_session")).ShouldBe("open");
    }

    private Task<long> CountAsync() => Portal.QueryAsync<long>("select count(*) from sign_in_session");
}
