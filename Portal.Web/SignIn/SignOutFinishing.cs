using Portal.Ui.Localisation;
using Portal.Web.Resident.Finished;

namespace Portal.Web.SignIn;

/// <summary>Who is signed in leaves here and at the provider.</summary>
internal sealed class SignOutFinishing : IFinishing
{
    public Task<string?> ForgetAsync(HttpContext context, CancellationToken cancellationToken) =>
        SignOutEndpoints.EndHereAsync(context, Audience.Residents, Language.Current.Key);
}
