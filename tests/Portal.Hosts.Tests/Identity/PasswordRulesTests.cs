using Portal.Identity.Accounts;
using Portal.Identity.Passwords;

namespace Portal.Hosts.Tests.Identity;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("kirschkern im regen", null)]
    [InlineData("äöüßäöüß grün", null)]
    [InlineData("siebenx", "short")]
    [InlineData("🦔🦔🦔", "short")]
    [InlineData("12345678", "common")]
    [InlineData("Password1", "common")]
    [InlineData("jobcenter2026!", "common")]
    [InlineData("aaaaaaaaaaaa", "common")]
    [InlineData("edda.steinbruch", "common")]
    [InlineData("", "short")]
    [InlineData(null, "short")]
    public async Task Length_and_commonness_decide_and_nothing_else(string? password, string? fault) =>
        (await FaultAsync(password, breakGlass: false)).ShouldBe(fault);

    [Fact]
    public async Task Sixty_four_and_more_signs_are_fine() =>
        (await FaultAsync(string.Concat(Enumerable.Repeat("wort ", 50)), breakGlass: false)).ShouldBeNull();

    [Fact]
    public async Task There_is_an_end_to_it() =>
        (await FaultAsync(new string('x', 10) + new string('y', 300), breakGlass: false)).ShouldBe("long");

    [Theory]
    [InlineData("kirschkern rot", "short")]
    [InlineData("kirschkern im regen", null)]
    public async Task The_break_glass_account_needs_fifteen(string password, string? fault) =>
        (await FaultAsync(password, breakGlass: true)).ShouldBe(fault);

    private static async Task<string?> FaultAsync(string? password, bool breakGlass)
    {
        var account = new Account
        {
            Language = "de",
            UserName = "edda.steinbruch",
            BreakGlass = breakGlass,
        };
        var result = await new PasswordRules().ValidateAsync(null!, account, password);
        return result.Succeeded ? null : result.Errors.Single().Code;
    }
}
