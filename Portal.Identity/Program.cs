using Portal.Database.Auditing;
using Portal.Identity.CommandLine;
using Portal.Ui.Hosting;

namespace Portal.Identity;

internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["identity", .. var words]:
                return await IdentityCommand.RunAsync(words, Console.Out);
            case ["audit", var act, .. var settings]:
                return await AuditCommand.RunAsync(IdentityHost.Build(settings).Services, act, Console.Out);
            case ["routes", .. var settings]:
                var routes = RouteTable.RoutesOf(IdentityHost.Build(settings));
                await Console.Out.WriteAsync(RouteTable.Write("Portal.Identity", routes, policy => policy));
                return 0;
            default:
                await IdentityHost.Build(args).RunAsync();
                return 0;
        }
    }
}
