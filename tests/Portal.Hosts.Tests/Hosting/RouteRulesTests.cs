using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Hosts.Tests.Staff;
using Portal.Ui.Hosting;

namespace Portal.Hosts.Tests.Hosting;

/// <summary>A route without a rule never ships: the host refuses to start, and this test is red before that.</summary>
public sealed class RouteRulesTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    public static TheoryData<string, Action<IEndpointConventionBuilder>> Unruled =>
        new()
        {
            { "nothing is said", _ => { } },
            { "merely signed in", route => route.RequireAuthorization() },
            { "open and closed at once", route => route.RequireAuthorization("staff").AllowAnonymous() },
        };

    [Fact]
    public void Every_route_of_the_portal_says_who_may() =>
        RouteRules.FindUnruled(portal.Get<EndpointDataSource>().Endpoints).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Unruled), DisableDiscoveryEnumeration = true)]
    public async Task A_host_with_a_route_without_a_clear_rule_does_not_start(
        string what,
        Action<IEndpointConventionBuilder> say
    )
    {
        await using var app = portal.Build("http://127.0.0.1:0");
        say(app.MapGet("/vergessen", () => Results.Ok()));

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => app.StartAsync(), what);
        refusal.Message.ShouldContain("/vergessen");
    }
}
