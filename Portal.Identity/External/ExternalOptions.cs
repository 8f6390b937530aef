using Portal.Ui.Hosting;

namespace Portal.Identity.External;

/// <summary>Section <c>Portal:External</c>: an OpenID provider at which residents may sign in too. Without it there is none.</summary>
public sealed class ExternalOptions
{
    public const string Section = "Portal:External";

    /// <summary>What people know it by.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its issuer, exactly as it names itself.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>File with our secret there.</summary>
    public string SecretPath { get; set; } = "";

    /// <summary>Asked for beside <c>openid</c>, where the provider gives no answer without them.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>Which values of <c>acr</c> stand for which level; others count as none.</summary>
    public IReadOnlyDictionary<AssuranceLevel, string[]> Levels { get; set; } =
        new Dictionary<AssuranceLevel, string[]>();

    /// <summary>Whoever comes with less is not let in.</summary>
    public AssuranceLevel MinimumLevel { get; set; }

    internal bool IsOn => Authority.Length > 0;

    internal AssuranceLevel? LevelOf(string? acr)
    {
        foreach (var (level, values) in Levels)
        {
            if (values.Contains(acr, StringComparer.Ordinal))
            {
                return level;
            }
        }
        return null;
    }

    /// <summary>Values of <c>acr</c> that suffice, the lowest first: nobody is asked for more than is needed.</summary>
    internal IEnumerable<string> SufficientAcr =>
        Levels.Where(pair => pair.Key >= MinimumLevel).OrderBy(pair => pair.Key).SelectMany(pair => pair.Value);
}
