using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Identity.Data;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

public sealed class AccountsHousekeepingTests(IdentityWithMail identity) : IClassFixture<IdentityWithMail>
{
    [Fact]
    public async Task Codes_and_tries_that_are_over_are_deleted_and_others_stay()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", "alt@post.example"));
        await CleanAsync();
        (await CountAsync()).ShouldBeGreaterThan(0);
        identity.Clock.Move(TimeSpan.FromDays(2));
        await CleanAsync();
        (await CountAsync()).ShouldBe(0);
    }

    private Task CleanAsync() =>
        identity
            .App.Services.GetServices<IHostedService>()
            .OfType<AccountsHousekeeping>()
            .Single()
            .CleanAsync(TestContext.Current.CancellationToken);

    private Task<long> CountAsync() =>
        identity.AskAsync<long>("select (select count(*) from mail_code) + (select count(*) from attempt)");
}
