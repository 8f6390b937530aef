using Portal.Database.Auditing;

namespace Portal.Web;

internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["audit", .. var words]:
                return await AuditCommand.RunAsync(WebHost.Build([]).Services, words, Console.Out);
            default:
                await WebHost.Build(args).RunAsync();
                return 0;
        }
    }
}
