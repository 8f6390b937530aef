namespace Portal.Identity.Protocol;

/// <summary>Only the protocol's own cookies reach its process, and only from there: ports of one host share cookies.</summary>
internal static class ProtocolCookies
{
    public const string Prefix = "portal-oidc-";

    public static string? Of(HttpRequest request)
    {
        var own = request
            .Headers.Cookie.SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries))
            .Where(IsOwn)
            .ToList();
        return own.Count == 0 ? null : string.Join("; ", own);
    }

    private static bool IsOwn(string cookie)
    {
        foreach (var start in new[] { "", "__Host-", "__Secure-" })
        {
            if (cookie.StartsWith(start + Prefix, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
