using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Ui.Localisation;

namespace Portal.Web.SignIn;

/// <summary>What a sign-in carries from the page it began on to the answer: never through the browser in clear.</summary>
internal static class SignInRequest
{
    private const string Activation = "activation";
    private const string Account = "account";
    private const string Again = "again";
    private const string Surer = "surer";
    private const string Nonce = "nonce";

    public static AuthenticationProperties To(string returnTo) =>
        new() { RedirectUri = returnTo, Items = { [Nonce] = RandomNumberGenerator.GetHexString(32, lowercase: true) } };

    /// <param name="code">The letter's code that gives a right to an account.</param>
    /// <param name="account">The account the person has already: its access is renewed.</param>
    public static AuthenticationProperties With(this AuthenticationProperties properties, Guid code, Guid? account)
    {
        properties.Items[Activation] = code.ToString();
        properties.Items[Account] = account?.ToString();
        return properties;
    }

    public static AuthenticationProperties SecondTry(this AuthenticationProperties properties)
    {
        properties.Items[Again] = "1";
        return properties;
    }

    /// <summary>Signed in already, but not surely enough: the provider asks again.</summary>
    public static AuthenticationProperties AnotherWay(this AuthenticationProperties properties)
    {
        properties.Items[Surer] = "1";
        return properties;
    }

    public static bool IsSecondTry(this AuthenticationProperties properties) => properties.Items.ContainsKey(Again);

    public static Guid? CodeOf(this AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Activation, out var code) && Guid.TryParse(code, out var id) ? id : null;

    public static Guid? AccountOf(this AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Account, out var account) && Guid.TryParse(account, out var id) ? id : null;

    public static string? NonceOf(this AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Nonce, out var nonce) ? nonce : null;

    /// <summary>Pushes the request to the provider and sends the browser there with nothing but a reference to it.</summary>
    public static async Task PushAsync(RedirectContext<OAuthOptions> context)
    {
        var address = new Uri(context.RedirectUri);
        var request = QueryHelpers
            .ParseQuery(address.Query)
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        request["client_secret"] = context.Options.ClientSecret;
        request["nonce"] = context.Properties.NonceOf()!;
        request["ui_locales"] = Language.Current.Key;
        if (context.Properties.CodeOf() is not null)
            request["prompt"] = "create";
        else if (context.Properties.Items.ContainsKey(Surer))
            request["prompt"] = "login";
        if (context.Properties.AccountOf() is { } account)
            request["login_hint"] = account.ToString();
        var line = context.HttpContext.RequestServices.GetRequiredService<ProviderLine>();
        if (await line.PushAsync(request, context.HttpContext.RequestAborted) is not { } reference)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        context.Response.Redirect(
            QueryHelpers.AddQueryString(
                address.GetLeftPart(UriPartial.Path),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["client_id"] = context.Options.ClientId,
                    ["request_uri"] = reference,
                }
            )
        );
    }
}
