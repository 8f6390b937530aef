namespace Portal.Core.Letters;

public enum CodePurpose
{
    /// <summary>Opens one request, as often as needed, until it expires.</summary>
    Request,

    /// <summary>Binds an account to its person, or renews the access the person has; once.</summary>
    Account,
}
