using Portal.Identity.Authenticators;

namespace Portal.Hosts.Tests.Identity;

public sealed class TotpTests
{
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Makes_the_codes_of_the_standard(long seconds, string code) =>
        Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Fact]
    public void Writes_the_secret_as_apps_read_it() =>
        Totp.Write(Secret).ShouldBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");

    [Theory]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(-90, false)]
    [InlineData(90, false)]
    public void A_clock_may_be_half_a_minute_off_and_not_more(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111110);
        var shown = Totp.Code(Secret, Totp.StepAt(now.AddSeconds(seconds)));
        (Totp.Match(Secret, shown, now) is not null).ShouldBe(taken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("08180")]
    [InlineData("0818044")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_refused(string? typed) =>
        Totp.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(1111111109)).ShouldBeNull();
}
