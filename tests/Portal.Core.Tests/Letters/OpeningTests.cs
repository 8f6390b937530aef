using Portal.Core.Letters;
using Portal.Database;

namespace Portal.Core.Tests.Letters;

public sealed class OpeningTests(PostgresServer server) : LetterTest(server)
{
    [Fact]
    public async Task A_requests_code_opens_its_request_as_often_as_it_is_typed()
    {
        var person = await PersonAsync();
        var request = await RequestAsync(person);
        await RequestAsync(person);
        var code = await CodeAsync(request);

        for (var time = 0; time < 20; time++)
        {
            var opened = await OpenedAsync(code);
            opened.Purpose.ShouldBe(CodePurpose.Request);
            opened.RequestId.ShouldBe(request.Id);
            opened.PersonId.ShouldBe(person.Id);
        }
    }

    [Fact]
    public async Task Many_codes_each_open_their_own_request()
    {
        var person = await PersonAsync();
        var codes = new Dictionary<LetterCode, Guid>();
        for (var count = 0; count < 12; count++)
        {
            var request = await RequestAsync(person);
            codes.Add(await CodeAsync(request), request.Id);
        }
        foreach (var (code, request) in codes)
            (await OpenedAsync(code)).RequestId.ShouldBe(request);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("'; drop table issued_code; --")]
    [InlineData("AAAAA-AAAAA-AAAAA")]
    [InlineData("K7M4P-X2C9\0")]
    public async Task What_cannot_be_a_code_is_a_slip_and_costs_no_try(string? typed)
    {
        for (var time = 0; time < 20; time++)
            (await Codes.OpenAsync(typed, Somewhere, Cancellation)).ShouldBeOfType<LetterResult.Mistyped>();
        (await Portal.QueryAsync<long>("select count(*) from letter_try")).ShouldBe(0);
    }

    [Fact]
    public async Task A_code_nobody_got_is_unknown() =>
        (await OpenAsync(LetterCode.Create())).ShouldBeOfType<LetterResult.Unknown>();

    [Fact]
    public async Task A_newer_letter_takes_the_place_of_the_earlier_one()
    {
        var request = await RequestAsync(await PersonAsync());
        var earlier = await CodeAsync(request);
        var opened = await OpenedAsync(earlier);
        (await Codes.StillOpensAsync(opened.CodeId, request.Id, Cancellation)).ShouldBeTrue();
        var newer = await CodeAsync(request);

        (await OpenAsync(earlier)).ShouldBeOfType<LetterResult.Withdrawn>();
        (await Codes.StillOpensAsync(opened.CodeId, request.Id, Cancellation)).ShouldBeFalse();
        await OpenedAsync(newer);
    }

    [Fact]
    public async Task Letters_printed_at_once_leave_one_that_opens()
    {
        var request = await RequestAsync(await PersonAsync());
        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CodeAsync(request)));
        var results = new List<LetterResult>();
        foreach (var code in codes)
            results.Add(await OpenAsync(code));
        results.OfType<LetterResult.Opened>().ShouldHaveSingleItem();
        results.OfType<LetterResult.Withdrawn>().Count().ShouldBe(7);
    }

    [Fact]
    public async Task A_closed_request_is_opened_by_no_letter_and_gets_no_new_one()
    {
        var request = await RequestAsync(await PersonAsync());
        var code = await CodeAsync(request);
        (await Requests.CloseAsync(request.Id, Staff, Cancellation)).ShouldBeTrue();

        (await OpenAsync(code)).ShouldBeOfType<LetterResult.Withdrawn>();
        (await Codes.IssueForRequestAsync(request.Id, Staff, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_code_opens_until_weeks_after_the_deadline_and_then_says_that_it_is_too_late()
    {
        var request = await RequestAsync(await PersonAsync(), days: 10);
        var code = await CodeAsync(request);
        Time.Forward(TimeSpan.FromDays(10 + 28));
        await OpenedAsync(code);
        Time.Forward(TimeSpan.FromDays(1));
        (await OpenAsync(code)).ShouldBeOfType<LetterResult.Expired>();
    }

    [Fact]
    public async Task A_letter_about_a_day_that_is_over_opens_for_weeks_from_today()
    {
        var request = await RequestAsync(await PersonAsync(), days: 1);
        Time.Forward(TimeSpan.FromDays(100));
        await OpenedAsync(await CodeAsync(request));
    }

    [Fact]
    public async Task A_clock_that_is_put_back_closes_nothing()
    {
        var code = await CodeAsync(await RequestAsync(await PersonAsync()));
        Time.Forward(TimeSpan.FromHours(-3));
        await OpenedAsync(code);
    }

    [Fact]
    public async Task The_database_knows_no_code_but_only_a_hash_that_needs_the_operators_key()
    {
        var code = await CodeAsync(await RequestAsync(await PersonAsync()));
        var row = await Portal.QueryAsync<string>("select row_to_json(one)::text from issued_code one");
        row.ShouldNotBeNull();
        row.ShouldNotContain(code.Value, Case.Insensitive);
        row.ShouldNotContain(code.ToString(), Case.Insensitive);
        var hash = await Portal.QueryAsync<byte[]>("select hash from issued_code");
        hash.ShouldNotBe(code.Hash([]));
        hash.ShouldNotBe(code.Hash(new byte[32]));
    }

    [Fact]
    public async Task Logs_name_neither_codes_nor_people_nor_devices()
    {
        var person = await PersonAsync("Kanarina");
        var request = await RequestAsync(person);
        var (code, wrong) = (await CodeAsync(request), LetterCode.Create());
        await OpenAsync(code, new("kanari-device", System.Net.IPAddress.Parse("203.0.113.77")));
        await OpenAsync(wrong, new("kanari-device", System.Net.IPAddress.Parse("203.0.113.77")));
        var account = await OpenedAsync(await AccountCodeAsync(person));
        await Codes.CheckBirthDateAsync(account.CodeId, new(1971, 3, 9), Cancellation);
        await Persons.SearchAsync("Kanarina", Cancellation);

        var logs = string.Join('\n', LoggedLines);
        logs.ShouldContain("issued_code");
        foreach (
            var secret in new[]
            {
                code.Value,
                code.ToString(),
                wrong.Value,
                "Kanarina",
                "kanari-device",
                "203.0.113.77",
                "1971",
            }
        )
            logs.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public async Task A_letter_outlives_a_change_of_the_master_key()
    {
        var request = await RequestAsync(await PersonAsync());
        var code = await CodeAsync(request);
        var file = Path.Combine(Folder, "keys", "master");
        var key = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());
        await File.WriteAllTextAsync(
            file,
            $"newer {key}\n{await File.ReadAllTextAsync(file, Cancellation)}",
            Cancellation
        );

        var restarted = Another().Get<ILetterCodes>();
        (await restarted.OpenAsync(code.ToString(), Somewhere, Cancellation)).ShouldBeOfType<LetterResult.Opened>();
        var newer = await restarted.IssueForRequestAsync(request.Id, Staff, Cancellation);
        (
            await restarted.OpenAsync(newer!.Code.ToString(), Somewhere, Cancellation)
        ).ShouldBeOfType<LetterResult.Opened>();
        (await restarted.OpenAsync(code.ToString(), Somewhere, Cancellation)).ShouldBeOfType<LetterResult.Withdrawn>();
    }
}
