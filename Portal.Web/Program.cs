namespace Portal.Web;

internal static class Program
{
    internal static void Main(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapStaticAssets();
        app.Run();
    }
}
