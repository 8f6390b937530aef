namespace Portal.Core.Papers;

/// <summary>What staff do with a paper.</summary>
internal sealed partial class Paper
{
    public bool MayBeFiled => State is PaperState.Read or PaperState.NeedsAttention;

    public void Open(DateTimeOffset now) => OpenedAt ??= now;

    public void Correct(PaperIndex index, Submission submission, DateTimeOffset now)
    {
        (Kind, KindConfidence) = (index.Kind, index.Kind == Kind ? KindConfidence : 1);
        Person = Typed.Line(index.Person);
        BgNummer = Core.Papers.BgNummer.Normalise(Typed.Line(index.BgNummer));
        Fields = index.Fields;
        Keywords = [.. index.Keywords.Select(Typed.Line).OfType<string>().Distinct(StringComparer.Ordinal)];
        CorrectedAt = now;
        DescribeFor(submission);
    }

    public void File(string staffId, DateTimeOffset now) =>
        (State, FiledAt, FiledBy) = (PaperState.Filed, now, staffId);

    public void Reopen() =>
        (State, FiledAt, FiledBy) = (Reason is null ? PaperState.Read : PaperState.NeedsAttention, null, null);
}
