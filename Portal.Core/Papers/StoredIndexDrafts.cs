using System.Text.Json;
using Npgsql;
using Portal.Core.Data;

namespace Portal.Core.Papers;

internal sealed class StoredIndexDrafts(NpgsqlDataSource database, TimeProvider time) : IIndexDrafts
{
    public async Task<IndexDraft?> FindAsync(string staffId, Guid paperId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select draft::text from index_draft where staff_id = $1 and paper_id = $2"
        );
        command.Parameters.AddWithValue(staffId);
        command.Parameters.AddWithValue(paperId);
        return await command.ExecuteScalarAsync(cancellationToken) is string json
            ? JsonSerializer.Deserialize<IndexDraft>(json, JsonColumns.Options)
            : null;
    }

    public async Task SaveAsync(string staffId, Guid paperId, IndexDraft draft, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into index_draft (staff_id, paper_id, draft, changed_at) values ($1, $2, $3::jsonb, $4)
            on conflict (staff_id, paper_id) do update set draft = excluded.draft, changed_at = excluded.changed_at
            """
        );
        command.Parameters.AddWithValue(staffId);
        command.Parameters.AddWithValue(paperId);
        command.Parameters.AddWithValue(JsonSerializer.Serialize(draft, JsonColumns.Options));
        command.Parameters.AddWithValue(time.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ForgetAsync(string staffId, Guid paperId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "delete from index_draft where staff_id = $1 and paper_id = $2"
        );
        command.Parameters.AddWithValue(staffId);
        command.Parameters.AddWithValue(paperId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
