using Portal.Database.Auditing;
using Portal.Ui.Hosting;
using Portal.Web.Security;
using Portal.Web.Staff;

namespace Portal.Web;

internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["audit", var act, .. var settings]:
                return await AuditCommand.RunAsync(WebHost.Build(settings).Services, act, Console.Out);
            case ["staff", .. var words]:
                return await StaffCommand.RunAsync(WebHost.Build([]).Services, words, Console.Out);
            case ["routes", .. var settings]:
                var routes = RouteTable.RoutesOf(WebHost.Build(settings));
                await Console.Out.WriteAsync(RouteTable.Write("Portal.Web", routes, Policies.Words));
                return 0;
            default:
                await WebHost.Build(args).RunAsync();
                return 0;
        }
    }
}
