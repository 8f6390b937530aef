using Microsoft.AspNetCore.DataProtection;
using Portal.Web.Security;

namespace Portal.Web.Resident.Letters;

public sealed record AccountCode(Guid CodeId);

/// <summary>From an account's code to the birth date: knowing one of them opens nothing.</summary>
public sealed class AccountCodeCookie(IDataProtectionProvider protection, TimeProvider time)
    : ProtectedCookie<AccountCode>("portal-account-code", TimeSpan.FromMinutes(15), protection, time);
