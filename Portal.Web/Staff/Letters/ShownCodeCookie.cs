using Microsoft.AspNetCore.DataProtection;
using Portal.Web.Security;

namespace Portal.Web.Staff.Letters;

/// <param name="For">Request or person the letter is about.</param>
public sealed record ShownCode(Guid For, string Code, DateTimeOffset ExpiresAt);

/// <summary>From making a code to the page that prints it. Afterwards only the paper knows the code.</summary>
public sealed class ShownCodeCookie(IDataProtectionProvider protection, TimeProvider time)
    : ProtectedCookie<ShownCode>("portal-shown-code", TimeSpan.FromMinutes(10), protection, time);
