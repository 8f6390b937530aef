using System.Reflection;
using Portal.Core.Papers;
using Portal.Database;
using Portal.Documents;
using Portal.Identity;
using Portal.Ui;
using Portal.Web;

namespace Portal.Hosts.Tests;

/// <summary>Who may call whom, and how long a file may get.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Documents_and_Ui_know_no_other_part()
    {
        OwnReferences(typeof(IPaperReader).Assembly).ShouldBeEmpty();
        OwnReferences(typeof(UiHostExtensions).Assembly).ShouldBeEmpty();
    }

    [Fact]
    public void Core_knows_only_the_reader_and_the_database() =>
        OwnReferences(typeof(ISubmissions).Assembly).ShouldBe(["Portal.Database", "Portal.Documents"]);

    [Fact]
    public void Identity_knows_nothing_of_persons_and_papers() =>
        OwnReferences(typeof(IdentityHost).Assembly).ShouldBe(["Portal.Database", "Portal.Ui"]);

    [Fact]
    public void The_database_knows_no_other_part() => OwnReferences(typeof(SchemaMigrator).Assembly).ShouldBeEmpty();

    [Fact]
    public void Web_puts_the_others_together() =>
        OwnReferences(typeof(WebHost).Assembly)
            .ShouldBeSubsetOf(["Portal.Core", "Portal.Database", "Portal.Documents", "Portal.Ui"]);

    [Fact]
    public void Documents_speaks_to_no_database_and_no_web()
    {
        string[] forbidden = ["Npgsql", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];
        typeof(IPaperReader)
            .Assembly.GetReferencedAssemblies()
            .Where(reference => forbidden.Any(name => reference.Name!.StartsWith(name, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Source_files_stay_short()
    {
        var lengths = SourceFiles("*.cs").Select(file => File.ReadLines(file).Count()).Order().ToList();
        lengths[lengths.Count / 2].ShouldBeLessThanOrEqualTo(60, "median");
        lengths[lengths.Count * 9 / 10].ShouldBeLessThanOrEqualTo(200, "90th percentile");
        lengths[^1].ShouldBeLessThanOrEqualTo(400, "longest");
    }

    [Fact]
    public void Components_stay_short() =>
        SourceFiles("*.razor")
            .Where(file => File.ReadLines(file).Count() > 150)
            .Select(Path.GetFileName)
            .ShouldBeEmpty();

    private static IEnumerable<string> OwnReferences(Assembly assembly) =>
        assembly
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Portal.", StringComparison.Ordinal))
            .Order();

    private static IEnumerable<string> SourceFiles(string pattern) =>
        Directory
            .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(Root, file).Split('/').Intersect(["bin", "obj", "node_modules", ".portal"]).Any()
            );

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests have to lie inside the checkout.");
        return folder.FullName;
    }
}
