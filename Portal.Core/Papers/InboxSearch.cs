using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>Finds papers by words of their pages, by names and by parts of numbers: every typed word has to be found somewhere.</summary>
internal sealed class InboxSearch(NpgsqlDataSource database)
{
    private const int WordLimit = 8;
    private const int ShortestPart = 3;
    private const int FoundLimit = 2000;

    /// <summary>Papers that have every word, on whichever of their pages; of very many the newest.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var words = Words(typed);
        if (words.Length == 0)
            return [];
        // Each word asks the indexes by itself.
        await using var command = database.CreateCommand(
            """
            with word as (select place, search_query(w) as stems, search_part(w) as part
                          from unnest($1::text[]) with ordinality as typed(w, place)),
            hit as (
                select word.place, page.paper_id
                from word, lateral (select paper_id from paper_page where search @@ word.stems) page
                union
                select word.place, page.paper_id
                from word, lateral (select paper_id from paper_page where folded like '%' || word.part || '%') page
                where length(word.part) >= $2
                union
                select word.place, named.id
                from word, lateral (select id from paper where about_folded like '%' || word.part || '%') named
            )
            select p.id from hit join paper p on p.id = hit.paper_id
            where p.state is not null
            group by p.id having count(distinct hit.place) = cardinality($1::text[])
            order by max(p.received_at) desc limit $3
            """
        );
        command.Parameters.AddWithValue(words);
        command.Parameters.AddWithValue(ShortestPart);
        command.Parameters.AddWithValue(FoundLimit);
        List<Guid> found = [];
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            found.Add(rows.GetGuid(0));
        return found;
    }

    /// <summary>A few words around the first that was found on a page; the found ones stand between U+0002 and U+0003.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ExcerptsAsync(
        IReadOnlyCollection<Guid> papers,
        string typed,
        CancellationToken cancellationToken
    )
    {
        // The headline knows stems but neither folded words nor parts of numbers: those are looked for word by word.
        await using var command = database.CreateCommand(
            """
            with word as (select search_query(w) as stems, search_part(w) as part from unnest($2::text[]) w),
            any_word as (select string_agg('(' || stems::text || ')', ' | ') filter (where numnode(stems) > 0)::tsquery as stems from word),
            page as (
                select distinct on (g.paper_id) g.paper_id, g.text, ts_headline('pg_catalog.german', g.text, any_word.stems,
                    E'StartSel=\u0002, StopSel=\u0003, MaxWords=14, MinWords=6, MaxFragments=1') as headline
                from paper_page g cross join any_word
                where g.paper_id = any($1) and (
                    g.search @@ any_word.stems
                    or exists (select 1 from word where length(part) >= $3 and g.folded like '%' || part || '%')
                )
                order by g.paper_id, g.number
            )
            select paper_id, case when headline like E'%\u0002%' then headline else (
                select string_agg(case when hit then E'\u0002' || w || E'\u0003' else w end, ' ' order by place)
                from (
                    select w, place, hit, min(place) filter (where hit) over () as first
                    from regexp_split_to_table(page.text, '\s+') with ordinality as split(w, place),
                    lateral (select exists (
                        select 1 from word where length(part) >= $3 and search_text(w) like '%' || part || '%'
                    ) as hit) looked
                ) around
                where place between first - 5 and first + 8
            ) end
            from page
            """
        );
        command.Parameters.AddWithValue(papers.ToArray());
        command.Parameters.AddWithValue(Words(typed));
        command.Parameters.AddWithValue(ShortestPart);
        var excerpts = new Dictionary<Guid, string>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (!await rows.IsDBNullAsync(1, cancellationToken))
                excerpts[rows.GetGuid(0)] = rows.GetString(1).ReplaceLineEndings(" ");
        }
        return excerpts;
    }

    /// <summary>Where the searched words stand on each page, found by the same stems and parts as the papers.</summary>
    public async Task<ILookup<int, Box>> PlacesAsync(Guid paperId, string typed, CancellationToken cancellationToken)
    {
        var words = Words(typed);
        await using var command = database.CreateCommand(
            """
            with word as (select search_query(w) as stems, search_part(w) as part from unnest($2::text[]) w),
            box as (
                select g.number as page, b.place, b.box, b.box ->> 'text' as text,
                       regexp_replace(search_fold(b.box ->> 'text'), '[^[:alnum:]]', '', 'g') as part
                from paper_page g, jsonb_array_elements(g.words) with ordinality as b(box, place)
                where g.paper_id = $1
            ),
            seen as (
                select box.*, exists (
                    select 1 from word
                    where search_vector(box.text) @@ word.stems
                       or (length(word.part) >= $3 and search_text(box.text) like '%' || word.part || '%')
                ) as matches
                from box
            )
            select page, place::int, part, matches,
                   (box ->> 'x')::int, (box ->> 'y')::int, (box ->> 'width')::int, (box ->> 'height')::int
            from seen where matches or part = 'bg' or part ~ '\d'
            order by page, place
            """
        );
        command.Parameters.AddWithValue(paperId);
        command.Parameters.AddWithValue(words);
        command.Parameters.AddWithValue(ShortestPart);
        var seen = new List<SeenWord>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var box = new Box(rows.GetInt32(4), rows.GetInt32(5), rows.GetInt32(6), rows.GetInt32(7));
            seen.Add(new(rows.GetInt32(0), rows.GetInt32(1), rows.GetString(2), rows.GetBoolean(3), box));
        }
        return seen.Where(word => word.Matches)
            .Concat(SpacedNumbers.Find(seen, words))
            .Distinct()
            .ToLookup(word => word.Page, word => word.Box);
    }

    // Signs of LIKE mean themselves.
    private static string[] Words(string typed) =>
        BgNummer.TryParse(typed, out var household)
            ? [household.Value]
            :
            [
                .. typed
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => string.Concat(word.Where(letter => letter is not ('\\' or '%' or '_' or '\0'))))
                    .Where(word => word.Any(char.IsLetterOrDigit))
                    .Distinct(StringComparer.Ordinal)
                    .Take(WordLimit),
            ];
}
