using Portal.Ui;
using Portal.Web.Components;
using Portal.Web.Operator;

namespace Portal.Web;

internal static class Program
{
    internal static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddPortalUi(builder.Configuration);
        builder.Services.AddOperator(builder.Configuration);
        builder.Services.AddRazorComponents();

        var app = builder.Build();
        app.UsePortalLanguage();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        app.Run();
    }
}
