using Microsoft.AspNetCore.DataProtection;
using Portal.Web.Security;

namespace Portal.Web.Resident.Letters;

/// <param name="CodeId">Code and birth date were right.</param>
/// <param name="Subject">The account the person has already: its access is renewed. Null for a first account.</param>
public sealed record Activation(Guid CodeId, Guid? Subject);

/// <summary>From the birth date to <c>/konto/einrichten</c>.</summary>
public sealed class ActivationCookie(IDataProtectionProvider protection, TimeProvider time)
    : ProtectedCookie<Activation>("portal-activation", TimeSpan.FromMinutes(30), protection, time);
