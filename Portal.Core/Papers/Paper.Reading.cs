using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>The paper's place in the reader's queue.</summary>
internal sealed partial class Paper
{
    private const int DeathLimit = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Takes over what the reader understood. What people said themselves stays.</summary>
    public void ReadAs(
        PaperReading reading,
        IReadOnlyDictionary<int, Guid> images,
        Guid? archive,
        Submission submission
    )
    {
        Pages.Clear();
        foreach (var page in reading.Pages)
            Pages.Add(new(Id, page, images.TryGetValue(page.Number, out var image) ? image : null));
        ArchiveBlobId = archive;
        PageCount = reading.Pages.Count > 0 ? reading.Pages.Count : PageCount;
        Urgency = reading.Urgency == Urgency.None ? Urgency : reading.Urgency;
        // What staff corrected is not overwritten by a second reading.
        if (CorrectedAt is null)
        {
            (Kind, KindConfidence, Fields) = (reading.Type, reading.TypeConfidence, reading.Fields);
            Person ??= reading.Fields.Recipient?.Value;
            BgNummer ??= Core.Papers.BgNummer.TryParse(reading.Fields.CaseNumber?.Value, out var number)
                ? number.Value
                : null;
        }
        Reason =
            reading.Error?.Code
            ?? (reading.Quality.Readable ? null : reading.Quality.Reasons.Append(Problem.ReaderFailed).First());
        State = Reason is null ? PaperState.Read : PaperState.NeedsAttention;
        (LeaseOwner, LeaseUntil, RetryAt) = (null, null, null);
        DescribeFor(submission);
    }

    /// <summary>The reader died on it, or it cannot be worked with. After the third time a person looks instead.</summary>
    public void ReaderDied(DateTimeOffset now)
    {
        Deaths++;
        Release(now, Deaths);
        if (Deaths < DeathLimit)
            return;
        (State, Reason) = (PaperState.NeedsAttention, Problem.ReaderFailed);
    }

    /// <summary>Something else failed (store or database away): it goes on by itself.</summary>
    public void Postpone(DateTimeOffset now) => Release(now, ++Failures);

    public void ReadAgain()
    {
        (State, Reason, Deaths, Failures, RetryAt) = (PaperState.Received, null, 0, 0, null);
    }

    private void Release(DateTimeOffset now, int times)
    {
        (State, LeaseOwner, LeaseUntil) = (PaperState.Received, null, null);
        RetryAt = now + TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(times - 1, 10)));
    }
}
