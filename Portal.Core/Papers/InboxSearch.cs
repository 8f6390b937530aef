using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>Finds papers by words of their pages, by names and by parts of numbers: every typed word has to be found somewhere.</summary>
internal sealed class InboxSearch(NpgsqlDataSource database)
{
    private const int WordLimit = 8;
    private const int ShortestPart = 3;
    private const int FoundLimit = 500;

    /// <summary>Papers that have every word, each with an excerpt whose found words stand between U+0002 and U+0003.</summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var words = Words(typed);
        if (words.Length == 0)
            return new Dictionary<Guid, string?>();
        // Each word asks the indexes of its own; only papers found for all words get an excerpt.
        await using var command = database.CreateCommand(
            """
            with word as (select ordinality as number, word, search_query(word) as stems, search_part(word) as part
                          from unnest($1::text[]) with ordinality as w(word, ordinality)),
            hit as (
                select word.number, page.paper_id
                from word, lateral (select paper_id from paper_page where search @@ word.stems) page
                union
                select word.number, page.paper_id
                from word, lateral (select paper_id from paper_page where folded like '%' || word.part || '%') page
                where length(word.part) >= $2
                union
                select word.number, named.id
                from word, lateral (select id from paper where about_folded like '%' || word.part || '%') named
            ),
            found as (
                select p.id from hit join paper p on p.id = hit.paper_id
                where p.state is not null
                group by p.id having count(distinct hit.number) = cardinality($1::text[])
                order by max(p.received_at) desc limit $3
            )
            select found.id, ts_headline('pg_catalog.german', first.text, any_word.stems,
                                         E'StartSel=\u0002, StopSel=\u0003, MaxWords=14, MinWords=6, MaxFragments=1')
            from found
            cross join (select string_agg('(' || stems::text || ')', ' | ') filter (where numnode(stems) > 0)::tsquery as stems from word) any_word
            left join lateral (
                select text from paper_page g
                where g.paper_id = found.id and g.search @@ any_word.stems order by g.number limit 1
            ) first on true
            """
        );
        command.Parameters.AddWithValue(words);
        command.Parameters.AddWithValue(ShortestPart);
        command.Parameters.AddWithValue(FoundLimit);
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
                   or (length(search_part(w)) >= $3 and search_text(box ->> 'text') like '%' || search_part(w) || '%')
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
