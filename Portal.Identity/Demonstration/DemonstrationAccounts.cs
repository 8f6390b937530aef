using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Identity.Accounts;
using Portal.Ui.Hosting;
using Portal.Ui.Localisation;

namespace Portal.Identity.Demonstration;

/// <summary>Accounts anybody at this machine may take, under the switch of the demonstration alone.</summary>
internal sealed class DemonstrationAccounts(
    IServiceScopeFactory scopes,
    IOptions<DemonstrationOptions> demonstration,
    TimeProvider time
)
{
    private readonly Lazy<DemonstrationCast> cast = new(DemonstrationCast.Load);

    /// <summary>Null unless the demonstration is on and the request comes from this machine.</summary>
    public DemonstrationCast? For(HttpContext context) =>
        demonstration.Value.Enabled && DemonstrationGuard.IsFromThisMachine(context) ? cast.Value : null;

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (!demonstration.Value.Enabled)
        {
            return;
        }
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (var member in cast.Value.Staff)
        {
            await EnterAsync(accounts, member.Subject, member.Id, AccountKind.Staff);
        }
        foreach (var resident in cast.Value.Residents)
        {
            await EnterAsync(accounts, resident.Subject, resident.Number, AccountKind.Resident);
        }
    }

    private async Task EnterAsync(UserManager<Account> accounts, Guid subject, string userName, AccountKind kind)
    {
        if (await accounts.FindByIdAsync(subject.ToString()) is not null)
        {
            return;
        }
        var entered = await accounts.CreateAsync(
            new Account
            {
                Id = subject,
                UserName = userName,
                Kind = kind,
                Language = Languages.Shipped.Default.Key,
                CreatedAt = time.GetUtcNow(),
            }
        );
        if (!entered.Succeeded)
        {
            throw new InvalidOperationException($"The demonstration's account {userName} cannot be entered: {entered}");
        }
    }
}
