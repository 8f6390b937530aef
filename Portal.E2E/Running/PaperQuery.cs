namespace Portal.E2E.Running;

/// <summary>Looks at the rows of one submission, by its receipt number.</summary>
internal static class PaperQuery
{
    private const string Papers =
        "from paper p join submission s on s.id = p.submission_id where replace(s.receipt_number, ' ', '') = replace($1, ' ', '')";

    internal static Task BecomesAsync(PortalProcess portal, string number, string state) =>
        Eventually.TrueAsync(() => IsAsync(portal, number, state), $"the paper is {state}");

    internal static async Task<bool> IsAsync(PortalProcess portal, string number, string state) =>
        await ValueAsync<string>(portal, number, $"select p.state {Papers}") == state;

    internal static Task<string?> ReasonAsync(PortalProcess portal, string number) =>
        ValueAsync<string>(portal, number, $"select p.reason {Papers}");

    internal static Task<long> PagesAsync(PortalProcess portal, string number) =>
        ValueAsync<long>(portal, number, $"select count(*) from paper_page where paper_id in (select p.id {Papers})");

    private static async Task<T?> ValueAsync<T>(PortalProcess portal, string number, string sql)
    {
        await using var command = portal.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = number });
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}
