namespace Portal.Core.Papers.Storage;

/// <param name="MasterKeyId">Which master key wraps it.</param>
public sealed record WrappedKey(string MasterKeyId, byte[] Bytes);

/// <summary>The operator's keys. A key file now; a key service can stand behind the same calls.</summary>
public interface IMasterKeys
{
    /// <summary>New keys are wrapped with this one.</summary>
    string CurrentId { get; }

    /// <summary>All that can still be used, the current one first.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>A secret of its own for one purpose, always the same for the same key.</summary>
    byte[] Derive(string masterKeyId, ReadOnlySpan<byte> purpose);

    /// <param name="context">Bound to the wrapped key: unwrapping with another one fails.</param>
    WrappedKey Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context);

    /// <summary>Throws <see cref="PaperTamperedException"/> when key and context do not belong together or the master key is gone.</summary>
    byte[] Unwrap(WrappedKey key, ReadOnlySpan<byte> context);
}
