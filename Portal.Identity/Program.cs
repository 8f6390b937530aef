namespace Portal.Identity;

internal static class Program
{
    internal static void Main(string[] args) => IdentityHost.Build(args).Run();
}
