using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Portal.Core.Letters;
using Portal.Core.Residents;
using Portal.Core.Sessions;
using Portal.Core.Staff;
using Portal.Ui.Hosting;
using Portal.Web.Security;
using Portal.Web.Staff;

namespace Portal.Web.SignIn;

/// <summary>The provider says who somebody is; here it becomes a member of staff or a resident, or nobody.</summary>
internal sealed class SignInAnswer(
    TokenVerifier tokens,
    ProviderLine line,
    ISignInSessions sessions,
    IStaffDirectory staff,
    IPersons persons,
    ILetterCodes letters
)
{
    public const string IdTokenName = "id_token";

    public async Task AcceptAsync(OAuthCreatingTicketContext context, Audience audience)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        var signed = context.TokenResponse.Response!.RootElement.GetProperty(IdTokenName).GetString()!;
        var token = await tokens.VerifyIdTokenAsync(
            signed,
            audience.Client,
            context.Properties.NonceOf(),
            cancellationToken
        );
        if (
            token is not { Session: { } sid }
            || !Guid.TryParse(token.Subject, out var subject)
            || !Guid.TryParse(await line.GetSubjectAsync(context.AccessToken!, cancellationToken), out var same)
            || same != subject
        )
            throw new SignInRefusedException(SignInRefusal.Interrupted);

        var claims = ReferenceEquals(audience, Audience.Staff)
            ? await StaffAsync(subject, cancellationToken)
            : await ResidentAsync(context.Properties, subject, cancellationToken);
        var session = await sessions.BeginAsync(audience.Name, subject, sid, audience.Lifetime, cancellationToken);
        context.Principal = new ClaimsPrincipal(
            new ClaimsIdentity(
                [.. claims, .. SessionClaims.For(session, subject, token)],
                audience.Cookie,
                ClaimTypes.Name,
                ClaimTypes.Role
            )
        );
        // Named again at sign-out, so that nobody else can sign the person out.
        context.Properties.StoreTokens([new AuthenticationToken { Name = IdTokenName, Value = signed }]);
    }

    private async Task<IEnumerable<Claim>> StaffAsync(Guid subject, CancellationToken cancellationToken) =>
        await staff.FindBySubjectAsync(subject, cancellationToken) is { } member
            ? StaffClaims.For(member).Claims
            : throw new SignInRefusedException(SignInRefusal.NotStaff);

    private async Task<IEnumerable<Claim>> ResidentAsync(
        AuthenticationProperties properties,
        Guid subject,
        CancellationToken cancellationToken
    )
    {
        if (properties.CodeOf() is { } code)
        {
            return await letters.BindAsync(code, subject, cancellationToken) is BindResult.Bound bound
                ? Person(bound.PersonId)
                : throw new SignInRefusedException(SignInRefusal.LetterNotValid);
        }
        return await persons.FindBySubjectAsync(subject, cancellationToken) is { } person
            ? Person(person.Id)
            : throw new SignInRefusedException(SignInRefusal.NotLinked);
    }

    private static IEnumerable<Claim> Person(Guid id) => [new(ResidentClaims.Person, id.ToString())];
}
