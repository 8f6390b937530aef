namespace Portal.Identity.Sessions;

/// <summary>Browser and system by the names their owners know, as far as the user agent tells; empty where it does not.</summary>
public sealed record DeviceWords(string Browser, string System)
{
    // The first sign that is found wins: most browsers also call themselves by older names.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ];

    public static DeviceWords Of(string? userAgent) => new(Find(Browsers, userAgent), Find(Systems, userAgent));

    /// <summary>"Firefox · Android", or null when nothing is known.</summary>
    public override string ToString() => string.Join(" · ", new[] { Browser, System }.Where(word => word.Length > 0));

    private static string Find((string Sign, string Name)[] known, string? userAgent) =>
        known
            .Where(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) is true)
            .Select(one => one.Name)
            .FirstOrDefault("");
}
