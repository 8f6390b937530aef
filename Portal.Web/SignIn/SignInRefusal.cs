namespace Portal.Web.SignIn;

/// <summary>Why nobody is signed in, as <c>/konto/hinweis</c> explains it.</summary>
internal enum SignInRefusal
{
    /// <summary>The answer does not fit what this browser began: the back button, two tabs, an old page.</summary>
    Interrupted,

    /// <summary>The person turned back.</summary>
    Cancelled,

    /// <summary>The account belongs to nobody the office knows.</summary>
    NotLinked,

    /// <summary>The letter was used or has run out meanwhile.</summary>
    LetterNotValid,

    /// <summary>The account is not one of a member of staff.</summary>
    NotStaff,

    /// <summary>What the person wants to see asks for a surer way of signing in.</summary>
    LevelTooLow,

    /// <summary>As the person wished.</summary>
    SignedOut,
}

internal sealed class SignInRefusedException(SignInRefusal reason) : Exception(reason.ToString())
{
    public SignInRefusal Reason => reason;
}
