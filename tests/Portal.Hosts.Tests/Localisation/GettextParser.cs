using System.Diagnostics;
using System.Text.Json;

namespace Portal.Hosts.Tests.Localisation;

/// <summary>npm's gettext-parser as the second opinion on PO files.</summary>
internal static class GettextParser
{
    private const string Script = """
        import { po } from "gettext-parser";
        import { readFileSync } from "node:fs";
        const { headers, translations } = po.parse(readFileSync(0));
        const entries = Object.values(translations).flatMap(Object.values).filter((entry) => entry.msgid || entry.msgctxt)
          .map((entry) => ({
            key: { id: entry.msgid, context: entry.msgctxt ?? null },
            pluralId: entry.msgid_plural ?? null,
            forms: entry.msgstr,
            flags: (entry.comments?.flag ?? "").split(/[,\n]/).map((flag) => flag.trim()).filter(Boolean),
            remarks: (entry.comments?.extracted ?? "").split("\n").filter(Boolean),
          }));
        console.log(JSON.stringify({ plural: headers?.["Plural-Forms"] ?? null, entries }));
        """;

    public static async Task<JsonElement> ParseAsync(string po, CancellationToken cancellationToken)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", ["--input-type=module", "--eval", Script])
            {
                WorkingDirectory = Repository.Root,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        var output = node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.StandardInput.WriteAsync(po.AsMemory(), cancellationToken);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellationToken);
        node.ExitCode.ShouldBe(0, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }
}
