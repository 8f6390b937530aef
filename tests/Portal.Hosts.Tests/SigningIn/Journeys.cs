using System.Net;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>What people do, step by step.</summary>
internal static class Journeys
{
    public const string Annika = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0c01";
    public const string Edda = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0c05";
    public const string Samira = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0d01";
    public const string Mykola = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0d02";

    public const string DeskSignIn = "/anmelden";
    public const string Desk = "/team/posteingang";
    public const string MineSignIn = "/konto/anmelden";
    public const string Mine = "/meine";

    public static string ButtonOf(string person) => $"button[name=person][value='{person}']";

    public static async Task SignInAsync(this Browser browser, string begin, string person)
    {
        await browser.GoAsync(begin);
        await browser.PressAsync(ButtonOf(person));
    }

    public static Task SignInAtDeskAsync(this Browser browser, string person = Annika) =>
        browser.SignInAsync(DeskSignIn, person);

    public static void ShouldBeAt(this Browser browser, string path)
    {
        browser.Answer.StatusCode.ShouldBe(HttpStatusCode.OK, browser.ToString());
        browser.Address.AbsolutePath.ShouldBe(path, browser.ToString());
    }

    /// <summary>No page on the way was an error, and none is one now.</summary>
    public static void ShouldHaveSeenNoError(this Browser browser) =>
        browser.Way.ShouldAllBe(step => (int)step.Status < 400, browser.ToString());

    /// <summary>Whether the page of people who are signed in opens, without leading to a sign-in.</summary>
    public static async Task<bool> IsSignedInAsync(this Browser browser, Uri portal, string path)
    {
        browser.HaltAt = next =>
            next.AbsolutePath is DeskSignIn || next.AbsolutePath.StartsWith(MineSignIn, StringComparison.Ordinal);
        await browser.GoAsync(new Uri(portal, path));
        browser.HaltAt = null;
        return browser.Halted is null && browser.Answer.StatusCode is HttpStatusCode.OK;
    }
}
