namespace Portal.Identity.Terminals;

/// <summary>The name by which a terminal is a client of the protocol.</summary>
internal static class TerminalId
{
    private const string Prefix = "terminal-";

    public static string Of(Guid terminal) => Prefix + terminal.ToString("D");

    public static Guid? Read(string? client) =>
        client is not null
        && client.StartsWith(Prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(client[Prefix.Length..], "D", out var id)
            ? id
            : null;
}
