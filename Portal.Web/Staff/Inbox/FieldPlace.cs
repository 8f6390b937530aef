using Portal.Documents;

namespace Portal.Web.Staff.Inbox;

/// <summary>Where on which page the field stands that a person is looking at.</summary>
public sealed record FieldPlace(int Page, Box Box)
{
    public static FieldPlace? Of<T>(FieldValue<T>? field) =>
        field?.Place is { } box ? new FieldPlace(field.Page, box) : null;
}
