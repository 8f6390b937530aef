using Portal.Database.Auditing;
using Portal.Identity.CommandLine;

namespace Portal.Identity;

internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["audit", .. var words]:
                return await AuditCommand.RunAsync(IdentityHost.Build([]).Services, words, Console.Out);
            case ["identity", .. var words]:
                return await IdentityCommand.RunAsync(words, Console.Out);
            default:
                await IdentityHost.Build(args).RunAsync();
                return 0;
        }
    }
}
