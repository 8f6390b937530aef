using Portal.Ui;
using Portal.Web.Components;
using Portal.Web.Operator;
using Portal.Web.Staff;

namespace Portal.Web;

internal static class Program
{
    internal static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddPortalUi(builder.Configuration);
        builder.Services.AddOperator(builder.Configuration);
        builder.AddStaffDesk();

        var app = builder.Build();
        app.UsePortalLanguage();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapStaffDesk(app.MapRazorComponents<App>());
        app.Run();
    }
}
