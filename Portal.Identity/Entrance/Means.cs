namespace Portal.Identity.Entrance;

/// <summary>Ways of signing in, in the words of RFC 8176; <c>demo</c> and <c>fed</c> (at an external provider, which knows how) are ours.</summary>
internal static class Means
{
    public static readonly IReadOnlyList<string> Passkey = ["hwk", "user"];
    public static readonly IReadOnlyList<string> PasswordAndApp = ["pwd", "otp", "mfa"];
    public static readonly IReadOnlyList<string> Code = ["otp"];
    public static readonly IReadOnlyList<string> External = ["fed"];
    public static readonly IReadOnlyList<string> Demonstration = ["demo"];
}
