using Portal.Documents;

namespace Portal.Web.Staff.Inbox;

internal static class FieldPlaces
{
    /// <summary>Places of everything the reader took from one page.</summary>
    public static IEnumerable<Box> On(int page, PaperFields fields)
    {
        FieldPlace?[] places =
        [
            FieldPlace.Of(fields.Date),
            FieldPlace.Of(fields.Sender),
            FieldPlace.Of(fields.Recipient),
            FieldPlace.Of(fields.CaseNumber),
            FieldPlace.Of(fields.CustomerNumber),
            FieldPlace.Of(fields.Iban),
            FieldPlace.Of(fields.TotalEur),
            FieldPlace.Of(fields.PeriodFrom),
            FieldPlace.Of(fields.PeriodTo),
            FieldPlace.Of(fields.Deadline),
            FieldPlace.Of(fields.TaxId),
            FieldPlace.Of(fields.InsuranceNumber),
        ];
        return places.OfType<FieldPlace>().Where(place => place.Page == page).Select(place => place.Box).Distinct();
    }
}
