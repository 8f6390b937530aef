using System.Net;
using Portal.Core.Letters;
using Portal.Database;

namespace Portal.Core.Tests.Letters;

public sealed class TriesTests(PostgresServer server) : LetterTest(server)
{
    private const int ADevice = 8;

    private static readonly IPAddress Library = IPAddress.Parse("198.51.100.4");

    [Fact]
    public async Task A_device_that_guesses_has_to_wait_and_is_told_until_when()
    {
        var code = await CodeAsync(await RequestAsync(await PersonAsync()));
        for (var time = 0; time < ADevice; time++)
            (await OpenAsync(LetterCode.Create())).ShouldBeOfType<LetterResult.Unknown>();

        var refused = (await OpenAsync(LetterCode.Create())).ShouldBeOfType<LetterResult.TooManyTries>();
        refused.Until.ShouldBeInRange(Time.GetUtcNow(), Time.GetUtcNow().AddHours(1));
        (await OpenAsync(code)).ShouldBeOfType<LetterResult.TooManyTries>();

        Time.Forward(TimeSpan.FromHours(1));
        await OpenedAsync(code);
    }

    [Fact]
    public async Task A_strangers_guesses_never_keep_the_owner_out()
    {
        var code = await CodeAsync(await RequestAsync(await PersonAsync()));
        for (var time = 0; time < ADevice + 3; time++)
            await OpenAsync(LetterCode.Create(), new("the stranger", Library));

        (await OpenAsync(code, new("the owner", Library))).ShouldBeOfType<LetterResult.Opened>();
    }

    [Fact]
    public async Task A_library_with_one_address_is_no_single_person()
    {
        for (var visitor = 0; visitor < 30; visitor++)
            (
                await OpenAsync(LetterCode.Create(), new($"visitor {visitor}", Library))
            ).ShouldBeOfType<LetterResult.Unknown>();
    }

    [Fact]
    public async Task Who_throws_the_device_cookie_away_is_stopped_by_address()
    {
        await using var portal = Another(("Portal:Letters:WrongTriesAnAddress", "20"));
        var codes = portal.Get<ILetterCodes>();
        for (var time = 0; time < 20; time++)
            (
                await codes.OpenAsync(LetterCode.Create().ToString(), new(null, Library), Cancellation)
            ).ShouldBeOfType<LetterResult.Unknown>();
        (
            await codes.OpenAsync(LetterCode.Create().ToString(), new($"fresh", Library), Cancellation)
        ).ShouldBeOfType<LetterResult.TooManyTries>();
    }

    [Fact]
    public async Task A_line_of_version_6_is_one_address()
    {
        await using var portal = Another(("Portal:Letters:WrongTriesAnAddress", "20"));
        var codes = portal.Get<ILetterCodes>();
        for (var host = 1; host <= 20; host++)
            await codes.OpenAsync(
                LetterCode.Create().ToString(),
                new(null, IPAddress.Parse($"2001:db8:1:2::{host}")),
                Cancellation
            );
        (
            await codes.OpenAsync(
                LetterCode.Create().ToString(),
                new(null, IPAddress.Parse("2001:db8:1:2::99")),
                Cancellation
            )
        ).ShouldBeOfType<LetterResult.TooManyTries>();
        (
            await codes.OpenAsync(
                LetterCode.Create().ToString(),
                new(null, IPAddress.Parse("2001:db8:1:3::99")),
                Cancellation
            )
        ).ShouldBeOfType<LetterResult.Unknown>();
    }

    [Fact]
    public async Task Right_codes_and_slips_cost_no_try()
    {
        var code = await CodeAsync(await RequestAsync(await PersonAsync()));
        for (var time = 0; time < ADevice * 2; time++)
            await OpenedAsync(code);
        (await Portal.QueryAsync<long>("select count(*) from letter_try")).ShouldBe(0);
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_count_as_well()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => OpenAsync(LetterCode.Create())));
        results.OfType<LetterResult.Unknown>().Count().ShouldBeLessThanOrEqualTo(ADevice);
    }

    [Fact]
    public async Task Tries_made_before_the_clock_was_put_back_run_out()
    {
        Time.Forward(TimeSpan.FromDays(2));
        for (var time = 0; time < ADevice; time++)
            await OpenAsync(LetterCode.Create());
        Time.Forward(TimeSpan.FromDays(-2));
        (await OpenAsync(LetterCode.Create())).ShouldBeOfType<LetterResult.Unknown>();
    }

    [Fact]
    public async Task Address_and_device_are_kept_only_as_keyed_hashes_and_for_a_day()
    {
        await OpenAsync(LetterCode.Create(), new("a-very-own-device", Library));
        var row = await Portal.QueryAsync<string>("select row_to_json(one)::text from letter_try one");
        row.ShouldNotBeNull();
        row.ShouldNotContain("a-very-own-device");
        row.ShouldNotContain(Convert.ToHexStringLower(Library.GetAddressBytes()));
        row.ShouldNotContain(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Library.GetAddressBytes()))
        );

        Time.Forward(TimeSpan.FromHours(25));
        await Portal.CleanAsync();
        (await Portal.QueryAsync<long>("select count(*) from letter_try")).ShouldBe(0);
    }
}
