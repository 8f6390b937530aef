using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace Portal.Identity.Access;

/// <summary>A way into an account.</summary>
/// <param name="Id"><c>mail</c>, <c>app</c>, <c>extern</c>, or a passkey's id in base64url.</param>
/// <param name="Name">What its owner calls a passkey; the address of mails; what people call the external provider; null for the app.</param>
public sealed record Way(string Id, string? Name)
{
    public const string Mail = "mail";
    public const string App = "app";
    public const string External = "extern";

    public bool IsPasskey => Id is not (Mail or App or External);

    public static string Of(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public static byte[]? CredentialId(string id)
    {
        try
        {
            return Base64Url.DecodeFromChars(id);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
