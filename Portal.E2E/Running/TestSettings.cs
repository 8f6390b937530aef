namespace Portal.E2E.Running;

/// <summary>What <c>./portal test</c> prepares and names in the environment.</summary>
internal static class TestSettings
{
    internal static string App => Require("PORTAL_APP");

    internal static string IdentityApp => Require("PORTAL_IDENTITY_APP");

    internal static string Postgres => Require("PORTAL_TEST_POSTGRES");

    internal static string Demonstration => Require("PORTAL_DEMONSTRATION");

    internal static string Root { get; } = FindRoot();

    private static string Require(string name) =>
        Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: start these tests with ./portal test.");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests have to lie inside the checkout.");
    }
}
