using Microsoft.Extensions.Localization;
using Portal.Core.Papers;

namespace Portal.Web.Resident.Papers;

internal static class ContactText
{
    private const int ShownDigits = 3;

    /// <summary>Enough to recognise one's own number or address, not enough for someone looking over the shoulder.</summary>
    internal static string Short(ContactAnswers contact, IStringLocalizer texts) =>
        contact switch
        {
            { Kind: ContactKind.Phone, Value: { } phone } => "••• " + phone[^Math.Min(ShownDigits, phone.Length)..],
            { Kind: ContactKind.Email, Value: { } email } => email[..1]
                + "•••"
                + email[email.IndexOf('@', StringComparison.Ordinal)..],
            _ => texts[PaperText.Contact(contact.Kind)],
        };
}
