namespace Portal.Core.Feedback;

/// <summary>Barriers and other remarks that people report about the portal itself.</summary>
public interface IFeedback
{
    /// <summary>Returns the reference number that the person may quote.</summary>
    Task<string> SubmitAsync(string text, string? contact, CancellationToken cancellationToken);
}
