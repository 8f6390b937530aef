using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Staff.Inbox;

/// <summary>What the desk shows, as it stands in the address bar: a reload, a restart or a colleague with the link sees the same.</summary>
public sealed record DeskAddress
{
    public const string Path = "/team/posteingang";
    public const string SearchField = "suche";

    public Guid? PaperId { get; init; }
    public InboxView View { get; init; }
    public string? Search { get; init; }
    public PaperKind? Kind { get; init; }
    public bool UrgentOnly { get; init; }

    /// <summary>Null until somebody turns a page: then the first found word decides.</summary>
    public int? Page { get; init; }

    public bool ShowsText { get; init; }

    public bool IsFiltered => Kind is not null || UrgentOnly;

    public InboxQuery Query => new(View, Search, Kind, UrgentOnly);

    public static DeskAddress Read(Uri address)
    {
        var values = QueryHelpers.ParseQuery(address.Query);
        string? Value(string name) => values.TryGetValue(name, out var found) ? found.ToString() : null;
        return new DeskAddress
        {
            PaperId = Guid.TryParse(address.Segments[^1], out var paperId) ? paperId : null,
            View = Value("ansicht") switch
            {
                "blick" => InboxView.NeedsAttention,
                "abgelegt" => InboxView.Filed,
                _ => InboxView.Open,
            },
            Search = Value(SearchField) is { Length: > 0 } search ? search : null,
            Kind = Enum.TryParse<PaperKind>(Value("art"), ignoreCase: true, out var kind) ? kind : null,
            UrgentOnly = Value("dringend") is "1",
            Page = int.TryParse(Value("seite"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : null,
            ShowsText = Value("text") is "1",
        };
    }

    public DeskAddress At(Guid? paperId) => this with { PaperId = paperId, Page = null };

    public override string ToString()
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        Add(
            "ansicht",
            View switch
            {
                InboxView.NeedsAttention => "blick",
                InboxView.Filed => "abgelegt",
                _ => null,
            }
        );
        Add(SearchField, Search);
        Add("art", Kind?.ToString());
        Add("dringend", UrgentOnly ? "1" : null);
        Add("seite", Page?.ToString(CultureInfo.InvariantCulture));
        Add("text", ShowsText ? "1" : null);
        return (PaperId is { } id ? $"{Path}/{id}" : Path) + query;
    }
}
