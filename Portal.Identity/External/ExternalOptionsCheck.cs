using Microsoft.Extensions.Options;

namespace Portal.Identity.External;

/// <summary>A provider that is set up by halves stops the start, instead of the first person who goes there.</summary>
internal sealed class ExternalOptionsCheck : IValidateOptions<ExternalOptions>
{
    public ValidateOptionsResult Validate(string? name, ExternalOptions options)
    {
        var values = options.Levels.SelectMany(pair => pair.Value).ToList();
        List<string> missing = [];
        Require(options.Name.Length > 0, nameof(options.Name));
        Require(IsUsable(options.Authority), nameof(options.Authority));
        Require(options.ClientId.Length > 0, nameof(options.ClientId));
        Require(File.Exists(options.SecretPath), nameof(options.SecretPath));
        Require(
            options.SufficientAcr.Any()
                && values.TrueForAll(value => value.Length > 0)
                && values.Distinct(StringComparer.Ordinal).Count() == values.Count,
            nameof(options.Levels)
        );
        return missing.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{ExternalOptions.Section} is there, but missing or not usable in it: {string.Join(", ", missing)}."
            );

        void Require(bool right, string setting)
        {
            if (!right)
            {
                missing.Add(setting);
            }
        }
    }

    /// <summary>Over HTTPS, or on this machine itself.</summary>
    public static bool IsUsable(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { UserInfo: "", Query: "", Fragment: "" }
        && (
            string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            || (uri.IsLoopback && string.Equals(uri.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal))
        );
}
