using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Database.Auditing;

/// <summary>An entry in its place in the chain.</summary>
internal sealed record AuditRow(
    long Sequence,
    DateTimeOffset At,
    string ActorKind,
    string ActorId,
    string Act,
    string ResourceKind,
    string ResourceId,
    string? Reason
)
{
    public const string Columns = "sequence, at, actor_kind, actor_id, act, resource_kind, resource_id, reason, hash";

    public static AuditRow Of(AuditEntry entry, long sequence, DateTimeOffset at) =>
        new(
            sequence,
            at,
            entry.Who.Kind.ToString().ToLowerInvariant(),
            entry.Who.Id,
            entry.Act,
            entry.What.Kind,
            entry.What.Id,
            entry.Why
        );

    public static AuditRow Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.IsDBNull(7) ? null : row.GetString(7)
        );

    /// <summary>SHA-256 over the hash before it and every field with its length, so that no two entries can read alike.</summary>
    public byte[] HashAfter(byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        AppendNumber(hash, Sequence);
        AppendNumber(hash, Microseconds(At));
        foreach (var field in new[] { ActorKind, ActorId, Act, ResourceKind, ResourceId, Reason })
        {
            AppendNumber(hash, field is null ? -1 : Encoding.UTF8.GetByteCount(field));
            hash.AppendData(Encoding.UTF8.GetBytes(field ?? ""));
        }
        return hash.GetHashAndReset();
    }

    // What PostgreSQL keeps of a time.
    private static long Microseconds(DateTimeOffset at) =>
        (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
