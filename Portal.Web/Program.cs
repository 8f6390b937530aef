using Portal.Ui;
using Portal.Web.Components;
using Portal.Web.Operator;
using Portal.Web.Resident.Problems;

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
        app.UseProblemPages();
        app.UsePortalLanguage();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        app.Run();
    }
}
