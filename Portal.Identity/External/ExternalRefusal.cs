namespace Portal.Identity.External;

/// <summary>Why nobody comes in by the external provider, as <c>/extern/hinweis</c> explains it.</summary>
internal enum ExternalRefusal
{
    /// <summary>The answer does not fit what this browser began, or is not the provider's.</summary>
    Interrupted,

    /// <summary>The person turned back.</summary>
    Cancelled,

    /// <summary>The provider does not answer.</summary>
    Away,

    /// <summary>The provider is not sure enough who it is.</summary>
    TooLow,

    /// <summary>No account is linked with this person there.</summary>
    Unknown,

    /// <summary>Another account is.</summary>
    Taken,
}

internal sealed class ExternalRefusedException(ExternalRefusal reason) : Exception(reason.ToString())
{
    public ExternalRefusal Reason => reason;
}
