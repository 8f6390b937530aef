using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Staff.Inbox;

/// <summary>The index pane while somebody types in it: text as typed, read into values only when the paper is filed.</summary>
public sealed class IndexForm
{
    private readonly PaperIndex _read;
    private readonly IndexDraft _unchanged;

    public IndexForm(PaperIndex read, IndexDraft? draft)
    {
        _read = read;
        _unchanged = AsDraft(read);
        Typed = draft ?? _unchanged;
    }

    public IndexDraft Typed { get; set; }

    public bool DateIsWrong { get; private set; }

    public bool DeadlineIsWrong { get; private set; }

    public bool AmountIsWrong { get; private set; }

    public bool HasChanges =>
        Typed with { Keywords = _unchanged.Keywords } != _unchanged
        || !Typed.Keywords.SequenceEqual(_unchanged.Keywords, StringComparer.Ordinal);

    /// <summary>Whether a field still holds what the reader put there, so that its doubt still stands.</summary>
    public bool IsAsRead<T>(Func<IndexDraft, T> field) =>
        EqualityComparer<T>.Default.Equals(field(Typed), field(_unchanged));

    public void AddKeyword()
    {
        var keyword = Typed.NewKeyword.Trim();
        Typed = Typed with
        {
            NewKeyword = "",
            Keywords =
                keyword.Length == 0 || Typed.Keywords.Contains(keyword, StringComparer.OrdinalIgnoreCase)
                    ? Typed.Keywords
                    : [.. Typed.Keywords, keyword],
        };
    }

    public void RemoveKeyword(string keyword) =>
        Typed = Typed with { Keywords = [.. Typed.Keywords.Except([keyword], StringComparer.Ordinal)] };

    /// <summary>Null when a field cannot be read; the flags say which.</summary>
    public PaperIndex? TryRead()
    {
        AddKeyword();
        DateIsWrong = !OfficeNotation.TryReadDay(Typed.Date, out var date);
        DeadlineIsWrong = !OfficeNotation.TryReadDay(Typed.Deadline, out var deadline);
        AmountIsWrong = !OfficeNotation.TryReadEuro(Typed.Amount, out var amount);
        if (DateIsWrong || DeadlineIsWrong || AmountIsWrong)
        {
            return null;
        }

        return new PaperIndex(
            Typed.Kind,
            Typed.Kind == _read.Kind ? _read.KindConfidence : 1,
            OrNull(Typed.Person),
            OrNull(Typed.BgNummer),
            _read.Fields with
            {
                Date = Corrected(_read.Fields.Date, date),
                Deadline = Corrected(_read.Fields.Deadline, deadline),
                TotalEur = Corrected(_read.Fields.TotalEur, amount),
                Sender = OrNull(Typed.Sender) is { } sender ? Corrected(_read.Fields.Sender, sender) : null,
            },
            Typed.Keywords
        );
    }

    private static IndexDraft AsDraft(PaperIndex index) =>
        new(
            index.Kind,
            index.Person ?? "",
            index.BgNummer ?? "",
            OfficeNotation.Day(index.Fields.Date?.Value),
            OfficeNotation.Day(index.Fields.Deadline?.Value),
            index.Fields.Sender?.Value ?? "",
            OfficeNotation.Euro(index.Fields.TotalEur?.Value),
            index.Keywords,
            ""
        );

    private static string? OrNull(string typed) => typed.Trim() is { Length: > 0 } text ? text : null;

    private static FieldValue<T>? Corrected<T>(FieldValue<T>? read, T? typed)
        where T : struct => typed is { } value ? Corrected(read, value) : null;

    // What a person typed is sure, and stands where that person says, not where the reader looked.
    private static FieldValue<T> Corrected<T>(FieldValue<T>? read, T typed) =>
        read is not null && EqualityComparer<T>.Default.Equals(read.Value, typed)
            ? read
            : new FieldValue<T>(typed, read?.Page ?? 1, 1);
}
