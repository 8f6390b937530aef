namespace Portal.Web.Security;

/// <summary>Who may do what, named by purpose.</summary>
public static class Policies
{
    /// <summary>Ask people for papers and close what is done.</summary>
    public const string RequestsWrite = "requests.write";

    /// <summary>Print letters with a code that opens something.</summary>
    public const string LettersIssue = "letters.issue";

    public const string PersonsRead = "persons.read";

    /// <summary>Holds a letter or slip whose code was typed.</summary>
    public const string Letter = "letter";

    /// <summary>Signed in to an account that is bound to a person.</summary>
    public const string Resident = "resident";
}
