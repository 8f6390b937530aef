using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Database;
using Portal.Documents;

namespace Portal.Core.Tests.Papers;

public sealed class SealingTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task A_receipt_names_everything_that_was_sent()
    {
        var token = await StartWithPaperAsync();
        var receipt = await SealAsync(token);
        receipt.Number.ShouldMatch(@"^[A-Z] \d{4} \d{4}$");
        receipt.Code.ShouldMatch("^[2-9A-Z]{5}-[2-9A-Z]{5}$");
        receipt.SealedAt.ShouldBe(Time.GetUtcNow(), TimeSpan.FromMinutes(1));
        receipt.Papers.Single().Files.Single().Sha256.Length.ShouldBe(64);
    }

    [Fact]
    public async Task An_empty_draft_has_nothing_to_send() =>
        (
            await Submissions.SealAsync(await Submissions.StartAsync("de", Cancellation), Cancellation)
        ).ShouldBeOfType<SealResult.NothingToSend>();

    [Fact]
    public async Task Sealing_many_times_at_once_gives_one_receipt_and_each_paper_once()
    {
        var token = await StartWithPaperAsync();
        await using var other = Another();
        var receipts = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(index => (index % 2 == 0 ? Portal : other).Submissions.SealAsync(token, Cancellation))
        );
        receipts
            .Select(result => result.ShouldBeOfType<SealResult.Sealed>().Receipt)
            .Select(receipt => (receipt.Number, receipt.Code, receipt.SealedAt))
            .Distinct()
            .ShouldHaveSingleItem();
        (await SealAsync(token)).Number.ShouldBe(((SealResult.Sealed)receipts[0]).Receipt.Number);
        (await Portal.QueryAsync<long>("select count(*) from paper where state = 'received'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_sealed_cannot_be_changed_any_more()
    {
        var token = await StartWithPaperAsync();
        await SealAsync(token);
        var draft = (await Submissions.FindAsync(token, Cancellation))!;
        (await Submissions.SavePersonAsync(token, new("X", "Y", null, null), Cancellation)).ShouldBeFalse();
        (await Submissions.RemoveFileAsync(token, draft.Papers[0].Files[0].Id, Cancellation)).ShouldBeFalse();
        (
            await Submissions.AddFileAsync(token, null, "a.pdf", TestFiles.Pdf(), Cancellation)
        ).ShouldBeOfType<AddFileResult.NoDraft>();
    }

    [Fact]
    public async Task Only_the_sending_browser_sees_the_code_again_and_only_until_it_finishes()
    {
        var token = await StartWithPaperAsync();
        var receipt = await SealAsync(token);
        (await Submissions.FindAsync(token, Cancellation))!.Receipt!.Code.ShouldBe(receipt.Code);
        var row = (await Portal.QueryAsync<string>("select submission::text from submission")).ShouldNotBeNull();
        row.ShouldNotContain(receipt.Code.Replace("-", "", StringComparison.Ordinal));
        row.ShouldNotContain(token.Value);
        row.ShouldNotContain(
            Convert.ToHexStringLower(
                System.Text.Encoding.ASCII.GetBytes(receipt.Code.Replace("-", "", StringComparison.Ordinal))
            )
        );

        await Submissions.ForgetAsync(token, Cancellation);
        (await Submissions.FindAsync(token, Cancellation)).ShouldBeNull();
        (await Submissions.FindStatusAsync(receipt.Number, receipt.Code, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_day_after_sending_the_browser_sees_it_no_more_but_the_receipt_holds()
    {
        var token = await StartWithPaperAsync();
        var receipt = await SealAsync(token);
        await Submissions.GlanceAsync(token, TimeSpan.FromMinutes(1), Cancellation);
        Time.Forward(TimeSpan.FromHours(25));
        await Portal.CleanAsync();
        (await Submissions.FindAsync(token, Cancellation)).ShouldBeNull();
        (
            await Portal.QueryAsync<long>(
                "select count(*) from submission where token_hash is null and code_for_sender is null"
            )
        ).ShouldBe(1);
        (await Submissions.FindStatusAsync(receipt.Number, receipt.Code, Cancellation))!.Papers.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Topic.Objection, Urgency.Objection)]
    [InlineData(Topic.Emergency, Urgency.NoMoney)]
    [InlineData(Topic.Home, Urgency.None)]
    public async Task What_people_call_urgent_is_urgent_before_anything_is_read(Topic topic, Urgency urgency)
    {
        await SendAsync(topic: topic);
        (await Inbox.ListAsync(new(), Cancellation)).Single().Urgency.ShouldBe(urgency);
    }

    [Fact]
    public async Task Number_and_code_show_states_and_never_content()
    {
        var token = await StartWithPaperAsync();
        var receipt = await SealAsync(token);
        var status = await Submissions.FindStatusAsync(
            receipt.Number.ToLowerInvariant().Replace(' ', '-'),
            receipt.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal),
            Cancellation
        );
        status.ShouldNotBeNull().Number.ShouldBe(receipt.Number);
        status.Papers.Single().State.ShouldBe(PaperState.Received);
    }

    [Fact]
    public async Task Ten_wrong_codes_in_an_hour_close_the_number_even_to_the_right_one_for_a_while()
    {
        var receipt = await SealAsync(await StartWithPaperAsync());
        await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ => Submissions.FindStatusAsync(receipt.Number, LetterCode.Create().ToString(), Cancellation))
        );
        (await Submissions.FindStatusAsync(receipt.Number, receipt.Code, Cancellation)).ShouldBeNull();
        Time.Forward(TimeSpan.FromMinutes(61));
        (await Submissions.FindStatusAsync(receipt.Number, receipt.Code, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Looking_often_with_the_right_code_closes_nothing()
    {
        var receipt = await SealAsync(await StartWithPaperAsync());
        for (var look = 0; look < 15; look++)
            (await Submissions.FindStatusAsync(receipt.Number, receipt.Code, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Guesses_at_numbers_that_do_not_exist_are_counted_like_all_others()
    {
        var unknown = ReceiptNumber.Create();
        (
            await Submissions.FindStatusAsync(unknown.ToString(), LetterCode.Create().ToString(), Cancellation)
        ).ShouldBeNull();
        (await Portal.QueryAsync<string>("select receipt_number from code_try")).ShouldBe(unknown.Value);
        Time.Forward(TimeSpan.FromHours(25));
        await Portal.CleanAsync();
        (await Portal.QueryAsync<long>("select count(*) from code_try")).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("A 1234 5678", "' or true --")]
    [InlineData("\0", "\0")]
    public async Task Nonsense_is_answered_like_a_wrong_code(string number, string code) =>
        (await Submissions.FindStatusAsync(number, code, Cancellation)).ShouldBeNull();

    private async Task<DraftToken> StartWithPaperAsync()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        (
            await Submissions.AddFileAsync(token, null, "a.pdf", TestFiles.Pdf(), Cancellation)
        ).ShouldBeOfType<AddFileResult.Added>();
        return token;
    }

    private async Task<Receipt> SealAsync(DraftToken token) =>
        (await Submissions.SealAsync(token, Cancellation)).ShouldBeOfType<SealResult.Sealed>().Receipt;
}
