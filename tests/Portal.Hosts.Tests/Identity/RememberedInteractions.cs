using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

/// <summary>The protocol's side of the hand-over, kept in memory: pages alone are looked at here.</summary>
internal sealed class RememberedInteractions : IInteractions
{
    private readonly ConcurrentDictionary<string, Interaction> open = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, SignIn> Completed { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<Guid> Ended { get; } = [];

    /// <summary>Address of the first page.</summary>
    public string Begin(string client, string prompt = "login", Guid? account = null, string? language = null)
    {
        var uid = Guid.NewGuid().ToString("N");
        open[uid] = new(uid, client, prompt, account, language);
        return $"/interaction/{uid}";
    }

    public SignIn Of(string address) => Completed[address.Split('/')[2]];

    public bool IsOpen(string address) => open.ContainsKey(address.Split('/')[2]);

    public Task<Interaction?> FindAsync(HttpContext context, string uid, CancellationToken cancellationToken) =>
        Task.FromResult(open.GetValueOrDefault(uid));

    public Task<Uri?> CompleteAsync(HttpContext context, string uid, SignIn signIn, CancellationToken cancellationToken)
    {
        if (!open.TryRemove(uid, out _))
            return Task.FromResult<Uri?>(null);
        Completed[uid] = signIn;
        return Task.FromResult<Uri?>(new($"/connect/auth/{uid}", UriKind.Relative));
    }

    public Task<Uri?> AbortAsync(HttpContext context, string uid, CancellationToken cancellationToken) =>
        Task.FromResult<Uri?>(open.TryRemove(uid, out _) ? new($"/connect/auth/{uid}", UriKind.Relative) : null);

    public Task EndSessionsAsync(Guid account, CancellationToken cancellationToken)
    {
        Ended.Add(account);
        return Task.CompletedTask;
    }
}
