using System.Security.Cryptography;
using Npgsql;

namespace Portal.Core.Feedback;

/// <summary>What people say about barriers they met.</summary>
public interface IFeedback
{
    /// <summary>Returns the number by which the office finds it.</summary>
    Task<string> SubmitAsync(string text, string? contact, CancellationToken cancellationToken);
}

internal sealed class StoredFeedback(NpgsqlDataSource database, TimeProvider time) : IFeedback
{
    public async Task<string> SubmitAsync(string text, string? contact, CancellationToken cancellationToken)
    {
        var number = "B-" + RandomNumberGenerator.GetString("0123456789", 8);
        await using var command = database.CreateCommand(
            "insert into feedback (number, text, contact, sent_at) values ($1, $2, $3, $4)"
        );
        command.Parameters.AddWithValue(number);
        command.Parameters.AddWithValue(text.Replace("\0", "", StringComparison.Ordinal));
        command.Parameters.AddWithValue((object?)contact?.Replace("\0", "", StringComparison.Ordinal) ?? DBNull.Value);
        command.Parameters.AddWithValue(time.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
        return number;
    }
}
