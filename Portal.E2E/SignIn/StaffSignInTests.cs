using Portal.E2E.Running;

namespace Portal.E2E.SignIn;

/// <summary>Staff sign in at the provider; leaving the desk leaves the provider too.</summary>
public sealed class StaffSignInTests(Browsers browsers)
{
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
}
