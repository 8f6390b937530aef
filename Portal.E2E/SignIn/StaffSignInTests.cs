using System.Text.RegularExpressions;
using Portal.E2E.Running;

namespace Portal.E2E.SignIn;

/// <summary>Staff sign in at the provider; leaving the desk leaves the provider too.</summary>
public sealed partial class StaffSignInTests(Browsers browsers)
{
    private const string Password = "vier Störche am Wehr";

    [Fact]
    public async Task A_new_member_sets_up_password_and_app_by_the_operators_link_and_signs_in()
    {
        var name = "ida-" + Guid.NewGuid().ToString("N")[..8];
        var printed = await browsers.Portal.Identity!.CommandAsync("identity", "staff", "add", name);
        await browsers.Portal.Web.CommandAsync([
            "staff",
            "add",
            name,
            "Ida Uferstein",
            "Leistung",
            "Team Auenheim",
            Subject().Match(printed).Value,
        ]);
        await using var desktop = await browsers.DesktopAsync("de");
        var page = await desktop.NewPageAsync();

        await page.GotoAsync(SetUp().Match(printed).Value);
        await page.Locator("main a[href$='/passwort']").ClickAsync();
        var app = new AuthenticatorApp(await page.Locator("main bdi.num").First.InnerTextAsync());
        await page.FillAsync("[name=passwort]", Password);
        await page.FillAsync("[name=zahl]", app.Code());
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/eingerichtet");

        await page.GotoAsync("/team/posteingang");
        await page.Locator("main a[href$='/passwort']").ClickAsync();
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=passwort]", Password);
        await page.FillAsync("[name=zahl]", "000000");
        await page.Locator("main form button").ClickAsync();
        (await page.TitleAsync()).ShouldStartWith("Fehler:");
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=passwort]", Password);
        await page.FillAsync("[name=zahl]", app.Code(later: 1));
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/team/posteingang**");
        (await page.Locator(".who").InnerTextAsync()).ShouldContain("Ida Uferstein");
    }

    [Fact]
    public async Task Signing_out_of_the_desk_ends_the_session_at_the_provider()
    {
        await using var desktop = await browsers.DesktopAsync("de");
        var page = await desktop.NewPageAsync();
        await new Desk(page).SignInAsync();
        await page.Locator(".who form button").ClickAsync();
        await page.WaitForURLAsync("**/konto/hinweis**");

        await page.GotoAsync("/team/posteingang");
        await page.WaitForURLAsync("**/interaction/**");
        (await page.Locator("main button[name=person]").CountAsync()).ShouldBe(8);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Subject();

    [GeneratedRegex(@"http://\S+/einrichten/\S+")]
    private static partial Regex SetUp();
}
