using Portal.Database.Auditing;

namespace Portal.Identity;

internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["audit", var act, .. var settings]:
                return await AuditCommand.RunAsync(IdentityHost.Build(settings).Services, act, Console.Out);
            default:
                await IdentityHost.Build(args).RunAsync();
                return 0;
        }
    }
}
