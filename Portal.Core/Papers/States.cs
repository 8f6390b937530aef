namespace Portal.Core.Papers;

public enum SubmissionState
{
    Draft,
    Sealed,
}

public enum PaperState
{
    Received,
    Reading,
    Read,
    NeedsAttention,
    Filed,
    Exported,
    Confirmed,
    ExportFailed,
}
