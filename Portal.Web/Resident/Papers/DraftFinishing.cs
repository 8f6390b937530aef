using Portal.Core.Papers;
using Portal.Web.Resident.Finished;

namespace Portal.Web.Resident.Papers;

/// <summary>An unsent draft is deleted, a receipt can no longer be opened from this device.</summary>
internal sealed class DraftFinishing(ISubmissions submissions) : IFinishing
{
    public async Task<string?> ForgetAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (DraftCookie.Read(context) is { } token)
            await submissions.ForgetAsync(token, cancellationToken);
        return null;
    }
}
