namespace Portal.Web;

internal static class Program
{
    internal static void Main(string[] args) => WebHost.Build(args).Run();
}
