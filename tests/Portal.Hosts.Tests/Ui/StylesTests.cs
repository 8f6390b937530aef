using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Hosts.Tests.Ui;

public sealed partial class StylesTests
{
    private const int LargestBundle = 20 * 1024;

    [Theory]
    [InlineData("resident")]
    [InlineData("desk")]
    public void A_bundle_stays_small(string bundle)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(File.ReadAllBytes(PathTo(bundle)));
        }
        packed.Length.ShouldBeLessThan(LargestBundle);
    }

    [Theory]
    [InlineData("resident")]
    [InlineData("desk")]
    public void Every_property_that_is_read_is_declared(string bundle)
    {
        var css = File.ReadAllText(PathTo(bundle));
        var declared = Declaration()
            .Matches(css)
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        ReadWithoutFallback()
            .Matches(css)
            .Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal)
            .Where(name => !declared.Contains(name))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Fonts_have_addresses_that_browsers_may_keep_for_ever()
    {
        var endpoints = JsonDocument
            .Parse(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Portal.Web.staticwebassets.endpoints.json"))
            )
            .RootElement.GetProperty("Endpoints")
            .EnumerateArray()
            .Where(endpoint =>
                endpoint.GetProperty("ResponseHeaders").ToString().Contains("immutable", StringComparison.Ordinal)
            )
            .Select(endpoint => endpoint.GetProperty("Route").GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        var fonts = Font()
            .Matches(File.ReadAllText(PathTo("resident")))
            .Select(match => match.Groups["path"].Value)
            .ToList();
        fonts.ShouldNotBeEmpty();
        fonts.Where(font => !endpoints.Contains($"_content/Portal.Ui/generated/{font}")).ShouldBeEmpty();
    }

    [Fact]
    public void Icons_in_the_code_are_in_the_bundles()
    {
        var css = File.ReadAllText(PathTo("resident")) + File.ReadAllText(PathTo("desk"));
        var named = Repository
            .Sources(".razor")
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        named.ShouldNotBeEmpty();
        named.Where(name => !css.Contains($".kern-icon--{name}{{", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string PathTo(string bundle) =>
        Repository.PathTo("Portal.Ui", "wwwroot", "generated", $"{bundle}.css");

    [GeneratedRegex(@"(?<=[{;])(?<name>--[\w-]+):")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"var\((?<name>--[\w-]+)\)")]
    private static partial Regex ReadWithoutFallback();

    [GeneratedRegex("""url\("(?<path>fonts/[^"]+)"\)""")]
    private static partial Regex Font();

    [GeneratedRegex("""<Icon\s+Name="(?<name>[a-z-]+)" """)]
    private static partial Regex IconName();
}
