using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Portal.Database.Auditing;

/// <summary><c>audit verify [--noted SEQUENCE:HASH]</c> on each host's command line.</summary>
public static class AuditCommand
{
    private const int Whole = 0;
    private const int Broken = 1;
    private const int Misused = 2;

    public static async Task<int> RunAsync(IServiceProvider services, string act, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var written = services.GetRequiredService<IConfiguration>()["noted"];
        var noted = written is null ? null : AuditMark.Parse(written);
        if (act is not "verify" || (written is not null && noted is null))
        {
            await output.WriteLineAsync("audit verify [--noted SEQUENCE:HASH]");
            return Misused;
        }
        try
        {
            var verdict = await services
                .GetRequiredService<AuditVerification>()
                .VerifyAsync(noted, CancellationToken.None);
            await output.WriteLineAsync($"entries checked  {verdict.Entries}");
            await output.WriteLineAsync($"head             {verdict.Head}");
            await output.WriteLineAsync(verdict.BrokenAt is { } sequence ? $"BROKEN at sequence {sequence}" : "ok");
            return verdict.BrokenAt is null ? Whole : Broken;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            await output.WriteLineAsync("BROKEN: there is no audit trail in this database");
            return Broken;
        }
    }
}
