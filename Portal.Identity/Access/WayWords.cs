using Microsoft.Extensions.Localization;

namespace Portal.Identity.Access;

internal static class WayWords
{
    public static string Of(Way way, IStringLocalizer t) =>
        way switch
        {
            { Id: Way.Mail } => t["way.mail", way.Name!],
            { Id: Way.App } => t["way.app"],
            { Id: Way.External } => way.Name!,
            { Name: { Length: > 0 } name } => t["way.passkey", name],
            _ => t["way.passkey.unnamed"],
        };
}
