using Microsoft.Playwright;

namespace Portal.E2E.Running;

/// <summary>One Chromium and one portal for all tests that do not break things.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-background-networking",
        "--no-first-run",
        "--disable-component-update",
        "--disable-sync",
        "--disable-gpu",
        "--disable-quic",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public PortalProcess Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments }
        );
        Portal = await PortalProcess.StartAsync(identity: true);
    }

    public Task<IBrowserContext> PhoneAsync(
        string language,
        bool script = true,
        ColorScheme scheme = ColorScheme.Light,
        ForcedColors forced = ForcedColors.None
    ) => OpenAsync(language, 360, 740, script, scheme, forced, touch: true);

    public Task<IBrowserContext> DesktopAsync(
        string language,
        int width = 1440,
        int height = 900,
        ColorScheme scheme = ColorScheme.Light,
        ForcedColors forced = ForcedColors.None
    ) => OpenAsync(language, width, height, script: true, scheme, forced, touch: false);

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowserContext> OpenAsync(
        string language,
        int width,
        int height,
        bool script,
        ColorScheme scheme,
        ForcedColors forced,
        bool touch
    )
    {
        var context = await chromium!.NewContextAsync(
            new()
            {
                BaseURL = Portal.Address.ToString(),
                Locale = language,
                TimezoneId = "Europe/Berlin",
                ViewportSize = new() { Width = width, Height = height },
                DeviceScaleFactor = touch ? 2 : 1,
                HasTouch = touch,
                JavaScriptEnabled = script,
                ColorScheme = scheme,
                ForcedColors = forced,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(60_000);
        return context;
    }
}
