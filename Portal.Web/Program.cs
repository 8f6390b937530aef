using Portal.Web.Staff;

namespace Portal.Web;

internal static class Program
{
    internal static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        builder.AddStaffDesk();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapStaffDesk(app.MapRazorComponents<StaffApp>());
        app.Run();
    }
}
