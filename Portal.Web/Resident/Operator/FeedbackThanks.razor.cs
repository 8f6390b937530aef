using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Portal.Web.Resident.Operator;

public sealed partial class FeedbackThanks
{
    [SupplyParameterFromQuery(Name = "nummer")]
    private string? Number { get; set; }

    // The address is anybody's to write: only something like a number is shown.
    [GeneratedRegex("^[A-Z0-9][A-Z0-9 -]{2,19}$")]
    private static partial Regex ReferenceNumber();
}
