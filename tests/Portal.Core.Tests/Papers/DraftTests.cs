using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Core.Tests.Papers;

public sealed class DraftTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task What_was_answered_is_found_again_and_what_was_not_is_null()
    {
        var token = await Submissions.StartAsync("ar", Cancellation);
        var empty = (await Submissions.FindAsync(token, Cancellation)).ShouldNotBeNull();
        (empty.Person, empty.Contact, empty.Topic, empty.Receipt).ShouldBe((null, null, null, null));

        var person = new PersonAnswers("Amal", "Feldahorn", new(1990, 2, 3), "12345 // 0001234");
        (await Submissions.SavePersonAsync(token, person, Cancellation)).ShouldBeTrue();
        (
            await Submissions.SaveContactAsync(token, new(ContactKind.Phone, "069 90009 123"), Cancellation)
        ).ShouldBeTrue();
        (await Submissions.SaveTopicAsync(token, new(Topic.Home, "Neue Miete"), Cancellation)).ShouldBeTrue();
        var draft = (await Submissions.FindAsync(token, Cancellation)).ShouldNotBeNull();
        draft.Person.ShouldBe(person with { BgNummer = "12345BG0001234" });
        draft.Contact.ShouldBe(new(ContactKind.Phone, "069 90009 123"));
        draft.Topic.ShouldBe(new(Topic.Home, "Neue Miete"));
    }

    [Fact]
    public async Task Skipping_a_question_is_an_answer_too()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        await Submissions.SavePersonAsync(token, new(" ", null, null, null), Cancellation);
        (await Submissions.FindAsync(token, Cancellation))!.Person.ShouldBe(new(null, null, null, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' or 1=1 --")]
    [InlineData("äääääääääääääääääääääää")]
    public async Task A_foreign_token_opens_nothing(string value)
    {
        var token = new DraftToken(value);
        (await Submissions.FindAsync(token, Cancellation)).ShouldBeNull();
        (await Submissions.SavePersonAsync(token, new("A", "B", null, null), Cancellation)).ShouldBeFalse();
        (await AddAsync(token, TestFiles.Pdf())).ShouldBeOfType<AddFileResult.NoDraft>();
        (await Submissions.SealAsync(token, Cancellation)).ShouldBeOfType<SealResult.NoDraft>();
        (await Submissions.RemoveFileAsync(token, Guid.NewGuid(), Cancellation)).ShouldBeFalse();
        await Submissions.GlanceAsync(token, TimeSpan.Zero, Cancellation);
        await Submissions.ForgetAsync(token, Cancellation);
        (await Submissions.FindAsync(default, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Signs_that_no_database_stores_do_no_harm()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        await Submissions.SavePersonAsync(token, new("A\0b\uD800", "C\r\nD", null, "x\0"), Cancellation);
        await Submissions.SaveTopicAsync(token, new(Topic.Other, "eins\n\0zwei"), Cancellation);
        await Submissions.AddFileAsync(token, null, "C:\\Briefe\\a\0\uDC00b.pdf", TestFiles.Pdf(), Cancellation);
        var draft = (await Submissions.FindAsync(token, Cancellation))!;
        draft.Person!.FamilyName.ShouldBe("CD");
        draft.Topic!.Note.ShouldBe("eins\nzwei");
        draft.Papers.Single().Files.Single().Name.ShouldNotContain("\\");
    }

    [Fact]
    public async Task Pictures_join_the_paper_they_are_meant_for_and_a_pdf_stands_alone()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        var first = await AddedAsync(token, TestFiles.Jpeg());
        (await AddedAsync(token, TestFiles.Png(), first.PaperId)).PaperId.ShouldBe(first.PaperId);
        (await AddedAsync(token, TestFiles.Heic(), first.PaperId)).PaperId.ShouldBe(first.PaperId);
        var pdf = await AddedAsync(token, TestFiles.Pdf(), first.PaperId);
        pdf.PaperId.ShouldNotBe(first.PaperId);
        (await AddedAsync(token, TestFiles.Jpeg(), pdf.PaperId)).PaperId.ShouldNotBe(pdf.PaperId);
        (await AddedAsync(token, TestFiles.Tiff(), first.PaperId)).PaperId.ShouldNotBe(first.PaperId);

        var papers = (await Submissions.FindAsync(token, Cancellation))!.Papers;
        papers.Select(paper => paper.Ordinal).ShouldBe([1, 2, 3, 4]);
        papers[0]
            .Files.Select(file => (file.Ordinal, file.MediaType))
            .ShouldBe([(1, "image/jpeg"), (2, "image/png"), (3, "image/heic")]);
    }

    [Fact]
    public async Task Length_and_checksum_are_those_of_the_file()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        var content = (MemoryStream)TestFiles.Pdf(200_000);
        await AddedAsync(token, content);
        var file = (await Submissions.FindAsync(token, Cancellation))!.Papers.Single().Files.Single();
        file.Length.ShouldBe(200_000);
        file.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.ToArray())));
    }

    [Fact]
    public async Task The_same_bytes_sent_again_are_one_file()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        var content = ((MemoryStream)TestFiles.Jpeg()).ToArray();
        var first = await AddedAsync(token, new MemoryStream(content));
        (await AddedAsync(token, new MemoryStream(content), first.PaperId)).ShouldBe(first);
    }

    [Theory]
    [InlineData("", Problem.EmptyPage)]
    [InlineData("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", Problem.Unsupported)]
    [InlineData("MZ\u0090\0 a program called brief.pdf", Problem.Unsupported)]
    [InlineData("<script>alert(1)</script>", Problem.Unsupported)]
    [InlineData("%PD", Problem.Unsupported)]
    public async Task What_cannot_be_a_paper_is_refused_and_not_kept(string content, Problem problem)
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        var result = await AddAsync(token, new MemoryStream(System.Text.Encoding.Latin1.GetBytes(content)));
        result.ShouldBe(new AddFileResult.Refused(problem, "brief.pdf"));
        Portal.StoredFiles.ShouldBeEmpty();
        (await Submissions.FindAsync(token, Cancellation))!.Papers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_read_no_further_and_not_kept()
    {
        await using var small = Another(("Portal:Papers:FileMegabytes", "1"));
        var token = await Submissions.StartAsync("de", Cancellation);
        await using var content = TestFiles.Pdf(4 * 1024 * 1024);
        var result = await small.Submissions.AddFileAsync(token, null, "brief.pdf", content, Cancellation);
        result.ShouldBe(new AddFileResult.Refused(Problem.TooLarge, "brief.pdf"));
        content.Position.ShouldBeLessThan(1024 * 1024 + 200_000);
        Portal.StoredFiles.ShouldBeEmpty();
        await using var fits = TestFiles.Pdf(1024 * 1024);
        (
            await small.Submissions.AddFileAsync(token, null, "brief.pdf", fits, Cancellation)
        ).ShouldBeOfType<AddFileResult.Added>();
    }

    [Fact]
    public async Task Uploads_at_the_same_time_cannot_pass_the_limits_together()
    {
        await using var small = Another(("Portal:Papers:Files", "3"), ("Portal:Papers:SubmissionMegabytes", "1"));
        var token = await Submissions.StartAsync("de", Cancellation);
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => small.Submissions.AddFileAsync(token, null, "a.jpg", TestFiles.Jpeg(), Cancellation))
        );
        results.OfType<AddFileResult.Added>().Count().ShouldBe(3);
        results.OfType<AddFileResult.Refused>().ShouldAllBe(refused => refused.Problem == Problem.TooManyPages);

        var other = await Submissions.StartAsync("de", Cancellation);
        results = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ => small.Submissions.AddFileAsync(other, null, "a.pdf", TestFiles.Pdf(600_000), Cancellation))
        );
        results.OfType<AddFileResult.Added>().Count().ShouldBe(1);
        results.OfType<AddFileResult.Refused>().ShouldAllBe(refused => refused.Problem == Problem.TooLarge);
    }

    [Fact]
    public async Task A_file_that_is_taken_out_is_gone_and_the_rest_counts_on()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        var first = await AddedAsync(token, TestFiles.Jpeg());
        var second = await AddedAsync(token, TestFiles.Jpeg(), first.PaperId);
        var other = await AddedAsync(token, TestFiles.Pdf());
        (await Submissions.RemoveFileAsync(token, first.FileId, Cancellation)).ShouldBeTrue();
        (await Submissions.RemoveFileAsync(token, first.FileId, Cancellation)).ShouldBeFalse();
        var papers = (await Submissions.FindAsync(token, Cancellation))!.Papers;
        papers
            .Single(paper => paper.Id == first.PaperId)
            .Files.Select(file => (file.Id, file.Ordinal))
            .ShouldBe([(second.FileId, 1)]);

        (await Submissions.RemoveFileAsync(token, second.FileId, Cancellation)).ShouldBeTrue();
        papers = (await Submissions.FindAsync(token, Cancellation))!.Papers;
        papers.Select(paper => (paper.Id, paper.Ordinal)).ShouldBe([(other.PaperId, 1)]);
        await Portal.CleanAsync();
        (await FilesKeptAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_of_somebody_elses_draft_cannot_be_taken_out()
    {
        var mine = await Submissions.StartAsync("de", Cancellation);
        var theirs = await Submissions.StartAsync("de", Cancellation);
        var added = await AddedAsync(theirs, TestFiles.Jpeg());
        (await Submissions.RemoveFileAsync(mine, added.FileId, Cancellation)).ShouldBeFalse();
        (await AddedAsync(mine, TestFiles.Jpeg(), added.PaperId)).PaperId.ShouldNotBe(added.PaperId);
        (await Submissions.OpenThumbnailAsync(mine, added.PaperId, 1, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_vanishes_a_day_after_its_last_change_with_its_files_and_keys()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        await AddedAsync(token, TestFiles.Jpeg(100_000));
        Time.Forward(TimeSpan.FromHours(20));
        await Submissions.SaveTopicAsync(token, new(Topic.Home, null), Cancellation);
        await Submissions.GlanceAsync(token, TimeSpan.FromMinutes(1), Cancellation);
        Time.Forward(TimeSpan.FromHours(20));
        await Portal.CleanAsync();
        (await Submissions.FindAsync(token, Cancellation)).ShouldNotBeNull();
        Portal.StoredFiles.Count.ShouldBe(2);

        Time.Forward(TimeSpan.FromHours(5));
        (await Submissions.FindAsync(token, Cancellation)).ShouldBeNull();
        await Portal.CleanAsync();
        Portal.StoredFiles.ShouldBeEmpty();
        foreach (var table in new[] { "submission", "paper", "sent_file", "glanced_page", "stored_blob" })
            (await Portal.QueryAsync<long>($"select count(*) from {table}")).ShouldBe(0, table);
    }

    [Fact]
    public async Task Finishing_without_sending_leaves_nothing()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        await AddedAsync(token, TestFiles.Jpeg());
        await Submissions.ForgetAsync(token, Cancellation);
        (await Submissions.FindAsync(token, Cancellation)).ShouldBeNull();
        Time.Forward(TimeSpan.FromHours(3));
        await Portal.CleanAsync();
        (await FilesKeptAsync()).ShouldBe(0);
        (await Portal.QueryAsync<long>("select count(*) from submission")).ShouldBe(0);
    }

    /// <summary>The quick look that was asked for when the file came may still put a thumbnail down; it is swept later.</summary>
    private Task<long> FilesKeptAsync() => Portal.QueryAsync<long>("select count(*) from sent_file");

    private Task<AddFileResult> AddAsync(DraftToken token, Stream content, Guid? paper = null) =>
        Submissions.AddFileAsync(token, paper, "brief.pdf", content, Cancellation);

    private async Task<AddFileResult.Added> AddedAsync(DraftToken token, Stream content, Guid? paper = null) =>
        (await AddAsync(token, content, paper)).ShouldBeOfType<AddFileResult.Added>();
}
