using System.Text.RegularExpressions;

namespace Portal.Hosts.Tests.Hosting;

/// <summary>What docs/asvs.md claims can be looked up.</summary>
public sealed partial class AsvsTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadLines(Repository.PathTo("docs", "asvs.md")).Where(line => Row().IsMatch(line)),
    ];

    [Fact]
    public void Every_requirement_stands_there_once_with_a_state()
    {
        var ids = Rows.Select(row => Row().Match(row).Groups["id"].Value).ToList();
        ids.Count.ShouldBe(115);
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void What_is_met_is_shown_by_a_file_that_exists()
    {
        foreach (var row in Rows)
        {
            var files = Link().Matches(row).Select(link => link.Groups["path"].Value).ToList();
            files.ShouldAllBe(file => File.Exists(Repository.PathTo("docs", file)), row);
            if (Row().Match(row).Groups["state"].Value == "met")
                files.ShouldNotBeEmpty(row);
        }
    }

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \|.*\| (?<state>met|justified|open) \|", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\((?<path>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
