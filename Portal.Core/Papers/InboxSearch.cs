using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>Finds papers by words of their pages, by names and by parts of numbers: every typed word has to be found somewhere.</summary>
internal sealed class InboxSearch(NpgsqlDataSource database)
{
    private const int WordLimit = 8;
    private const int ShortestPart = 3;

    /// <summary>Papers that have every word, each with an excerpt whose found words stand between U+0002 and U+0003.</summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var words = Words(typed);
        if (words.Length == 0)
            return new Dictionary<Guid, string?>();
        await using var command = database.CreateCommand(
            """
            select p.id,
                   (select ts_headline('pg_catalog.german', g.text, search_query(array_to_string($1::text[], ' or ')) || q.any_word,
                                       E'StartSel=\u0002, StopSel=\u0003, MaxWords=14, MinWords=6, MaxFragments=1')
                    from paper_page g where g.paper_id = p.id and g.search @@ q.any_word order by g.number limit 1)
            from paper p, (select array_to_string(array_agg('(' || search_query(w)::text || ')') filter (where search_query(w)::text <> ''), ' | ')::tsquery as any_word from unnest($1::text[]) w) q
            where p.state is not null and not exists (
                select 1 from unnest($1::text[]) w
                where not (
                    p.about_folded like '%' || search_fold(w) || '%'
                    or exists (select 1 from paper_page g where g.paper_id = p.id and (g.search @@ search_query(w) or (length(w) >= $2 and g.folded like '%' || search_fold(w) || '%')))
                )
            )
            limit 500
            """
        );
        command.Parameters.AddWithValue(words);
        command.Parameters.AddWithValue(ShortestPart);
        var found = new Dictionary<Guid, string?>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            found[rows.GetGuid(0)] = await rows.IsDBNullAsync(1, cancellationToken)
                ? null
                : rows.GetString(1).ReplaceLineEndings(" ");
        return found;
    }

    /// <summary>Where the searched words stand on each page, found by the same stems and parts as the papers.</summary>
    public async Task<ILookup<int, Box>> PlacesAsync(Guid paperId, string typed, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select g.number, (box ->> 'x')::int, (box ->> 'y')::int, (box ->> 'width')::int, (box ->> 'height')::int
            from paper_page g cross join lateral jsonb_array_elements(g.words) box
            where g.paper_id = $1 and exists (
                select 1 from unnest($2::text[]) w
                where search_vector(box ->> 'text') @@ search_query(w)
                   or (length(w) >= $3 and search_text(box ->> 'text') like '%' || search_fold(w) || '%')
            )
            """
        );
        command.Parameters.AddWithValue(paperId);
        command.Parameters.AddWithValue(Words(typed));
        command.Parameters.AddWithValue(ShortestPart);
        var places = new List<(int Page, Box Box)>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            places.Add((rows.GetInt32(0), new(rows.GetInt32(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4))));
        return places.ToLookup(place => place.Page, place => place.Box);
    }

    // Signs of LIKE mean themselves.
    private static string[] Words(string typed) =>
        [
            .. typed
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Take(WordLimit)
                .Select(word =>
                    word.Replace("\\", "", StringComparison.Ordinal)
                        .Replace("%", "", StringComparison.Ordinal)
                        .Replace("_", "", StringComparison.Ordinal)
                        .Replace("\0", "", StringComparison.Ordinal)
                )
                .Where(word => word.Length > 0),
        ];
}
