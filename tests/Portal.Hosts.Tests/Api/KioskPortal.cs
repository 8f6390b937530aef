using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Hosts.Tests.Identity;
using Portal.Hosts.Tests.Staff;

namespace Portal.Hosts.Tests.Api;

/// <summary>Both hosts in one process, with the protocol that the portal asks about terminals.</summary>
public sealed class KioskPortal : IAsyncLifetime
{
    private readonly Portal portal;

    public KioskPortal() => portal = new(this);

    public IdentityPortal Identity { get; } = new();

    internal IdentityWithMail.MovedClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Identity.InitializeAsync();
        await portal.InitializeAsync();
    }

    public HttpClient Terminal(string? token)
    {
        var client = new HttpClient { BaseAddress = portal.Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await Identity.DisposeAsync();
    }

    private sealed class Portal(KioskPortal kiosk) : StaffPortal
    {
        protected override void Configure(WebApplicationBuilder builder)
        {
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Portal:Identity:PublicAddress"] = kiosk.Identity.Origin,
                    ["Portal:Identity:SecretsPath"] = kiosk.Identity.SecretsPath,
                }
            );
            builder.Services.AddSingleton<TimeProvider>(kiosk.Clock);
        }
    }
}
