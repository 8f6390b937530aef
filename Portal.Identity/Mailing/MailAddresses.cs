using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace Portal.Identity.Mailing;

internal static class MailAddresses
{
    private const int Longest = 254;

    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? address)
    {
        address = typed?.Trim();
        return address is { Length: > 0 and <= Longest }
            && MailAddress.TryCreate(address, out var read)
            && string.Equals(read.Address, address, StringComparison.Ordinal)
            && read.Host.Contains('.', StringComparison.Ordinal);
    }
}
