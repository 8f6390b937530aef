using Portal.Core.Papers;

namespace Portal.Web.Resident.Papers;

/// <summary>The draft of the browser that asks. A draft that ran out is replaced by a new one, so that what was just typed is kept.</summary>
internal sealed class DraftAccess(ISubmissions submissions, IHttpContextAccessor accessor)
{
    private HttpContext Context =>
        accessor.HttpContext ?? throw new InvalidOperationException("Drafts belong to a request.");

    internal DraftToken? Token => DraftCookie.Read(Context);

    internal async Task<Draft?> FindAsync(CancellationToken cancellationToken) =>
        Token is { } token ? await submissions.FindAsync(token, cancellationToken) : null;

    /// <summary>The token of an open draft: the browser's own, or that of a new one.</summary>
    internal async Task<DraftToken> EnsureAsync(CancellationToken cancellationToken)
    {
        if (Token is { } token && await submissions.FindAsync(token, cancellationToken) is { Receipt: null })
            return token;
        var started = await submissions.StartAsync(Thread.CurrentThread.CurrentUICulture.Name, cancellationToken);
        DraftCookie.Write(Context, started);
        return started;
    }
}
