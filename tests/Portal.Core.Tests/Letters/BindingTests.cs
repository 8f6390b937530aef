using Portal.Core.Letters;
using Portal.Core.Sessions;

namespace Portal.Core.Tests.Letters;

/// <summary>An account code ties one account to one person, once.</summary>
public sealed class BindingTests(PostgresServer server) : LetterTest(server)
{
    [Fact]
    public async Task The_right_code_and_birth_date_bind_an_account_to_its_person()
    {
        var person = await PersonAsync();
        var opened = await OpenedAsync(await AccountCodeAsync(person));
        opened.Purpose.ShouldBe(CodePurpose.Account);
        opened.RequestId.ShouldBeNull();
        (await Codes.CheckBirthDateAsync(opened.CodeId, BirthDate, Cancellation)).ShouldBe(
            new BirthDateResult.Right(person.Id)
        );

        var subject = Guid.NewGuid();
        (await Codes.BindAsync(opened.CodeId, subject, Cancellation)).ShouldBe(new BindResult.Bound(person.Id));
        (await Persons.FindBySubjectAsync(subject, Cancellation))!.Id.ShouldBe(person.Id);
        (await Persons.FindSubjectAsync(person.Id, Cancellation)).ShouldBe(subject);
    }

    [Fact]
    public async Task Of_twenty_at_the_same_moment_exactly_one_wins()
    {
        var person = await PersonAsync();
        var code = (await OpenedAsync(await AccountCodeAsync(person))).CodeId;
        var subjects = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToList();
        var results = await Task.WhenAll(subjects.Select(subject => Codes.BindAsync(code, subject, Cancellation)));

        results.OfType<BindResult.Bound>().ShouldHaveSingleItem().PersonId.ShouldBe(person.Id);
        var winner = subjects[Array.FindIndex(results, result => result is BindResult.Bound)];
        (await Persons.FindSubjectAsync(person.Id, Cancellation)).ShouldBe(winner);
    }

    [Fact]
    public async Task Of_twenty_for_the_same_account_exactly_one_wins_as_well()
    {
        var code = (await OpenedAsync(await AccountCodeAsync(await PersonAsync()))).CodeId;
        var subject = Guid.NewGuid();
        var results = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Codes.BindAsync(code, subject, Cancellation))
        );
        results.OfType<BindResult.Bound>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Codes_of_several_people_bind_one_account_only_once()
    {
        List<Guid> codes = [];
        for (var count = 0; count < 8; count++)
            codes.Add((await OpenedAsync(await AccountCodeAsync(await PersonAsync()))).CodeId);
        var subject = Guid.NewGuid();
        var results = await Task.WhenAll(codes.Select(code => Codes.BindAsync(code, subject, Cancellation)));

        results.OfType<BindResult.Bound>().ShouldHaveSingleItem();
        (await Portal.QueryAsync<long>("select count(*) from issued_code where used_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_used_code_opens_and_binds_nothing_more()
    {
        var code = await AccountCodeAsync(await PersonAsync());
        var id = (await OpenedAsync(code)).CodeId;
        var subject = Guid.NewGuid();
        await Codes.BindAsync(id, subject, Cancellation);

        (await OpenAsync(code)).ShouldBeOfType<LetterResult.Used>();
        (await Codes.BindAsync(id, subject, Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await Codes.CheckBirthDateAsync(id, BirthDate, Cancellation)).ShouldBeOfType<BirthDateResult.NotValid>();
    }

    [Fact]
    public async Task An_account_of_somebody_else_is_refused_and_the_code_stays_good()
    {
        var subject = Guid.NewGuid();
        await Codes.BindAsync(
            (await OpenedAsync(await AccountCodeAsync(await PersonAsync("Tarek")))).CodeId,
            subject,
            Cancellation
        );
        var person = await PersonAsync("Amal");
        var code = (await OpenedAsync(await AccountCodeAsync(person))).CodeId;

        (await Codes.BindAsync(code, subject, Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await Codes.BindAsync(code, Guid.NewGuid(), Cancellation)).ShouldBe(new BindResult.Bound(person.Id));
    }

    [Fact]
    public async Task A_new_letter_renews_the_access_of_the_account_there_is_and_of_no_other()
    {
        var person = await PersonAsync();
        var subject = Guid.NewGuid();
        await Codes.BindAsync((await OpenedAsync(await AccountCodeAsync(person))).CodeId, subject, Cancellation);
        var again = (await OpenedAsync(await AccountCodeAsync(person))).CodeId;

        (await Codes.BindAsync(again, Guid.NewGuid(), Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await Codes.BindAsync(again, subject, Cancellation)).ShouldBe(new BindResult.Bound(person.Id));
        (await Codes.BindAsync(again, subject, Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await Persons.FindSubjectAsync(person.Id, Cancellation)).ShouldBe(subject);
    }

    [Fact]
    public async Task Withdrawn_expired_and_foreign_codes_bind_nothing()
    {
        var person = await PersonAsync();
        var earlier = (await OpenedAsync(await AccountCodeAsync(person))).CodeId;
        var newer = (await OpenedAsync(await AccountCodeAsync(person))).CodeId;
        var request = (await OpenedAsync(await CodeAsync(await RequestAsync(person)))).CodeId;
        (await Codes.BindAsync(earlier, Guid.NewGuid(), Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await Codes.BindAsync(request, Guid.NewGuid(), Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await Codes.BindAsync(Guid.NewGuid(), Guid.NewGuid(), Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        Time.Forward(TimeSpan.FromDays(32));
        (await Codes.BindAsync(newer, Guid.NewGuid(), Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await Persons.FindSubjectAsync(person.Id, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Five_wrong_birth_dates_burn_the_code_and_a_new_letter_helps()
    {
        var person = await PersonAsync();
        var code = await AccountCodeAsync(person);
        var id = (await OpenedAsync(code)).CodeId;
        foreach (var left in new[] { 4, 3, 2, 1 })
            (await Codes.CheckBirthDateAsync(id, new(1990, 1, left), Cancellation)).ShouldBe(
                new BirthDateResult.Wrong(left)
            );
        (await Codes.CheckBirthDateAsync(id, new(1990, 1, 9), Cancellation)).ShouldBeOfType<BirthDateResult.Burnt>();

        (await Codes.CheckBirthDateAsync(id, BirthDate, Cancellation)).ShouldBeOfType<BirthDateResult.Burnt>();
        (await Codes.BindAsync(id, Guid.NewGuid(), Cancellation)).ShouldBeOfType<BindResult.NotValid>();
        (await OpenAsync(code)).ShouldBeOfType<LetterResult.Withdrawn>();

        var next = (await OpenedAsync(await AccountCodeAsync(person))).CodeId;
        (await Codes.CheckBirthDateAsync(next, BirthDate, Cancellation)).ShouldBe(new BirthDateResult.Right(person.Id));
    }

    [Fact]
    public async Task Birth_dates_guessed_at_the_same_moment_burn_the_code_as_well()
    {
        var id = (await OpenedAsync(await AccountCodeAsync(await PersonAsync()))).CodeId;
        var results = await Task.WhenAll(
            Enumerable.Range(1, 20).Select(day => Codes.CheckBirthDateAsync(id, new(1990, 1, day), Cancellation))
        );
        results.OfType<BirthDateResult.Wrong>().Count().ShouldBe(4);
        results.OfType<BirthDateResult.Burnt>().Count().ShouldBe(16);
    }

    [Fact]
    public async Task A_requests_code_asks_no_birth_date()
    {
        var id = (await OpenedAsync(await CodeAsync(await RequestAsync(await PersonAsync())))).CodeId;
        (await Codes.CheckBirthDateAsync(id, BirthDate, Cancellation)).ShouldBeOfType<BirthDateResult.NotValid>();
    }

    [Fact]
    public async Task An_account_that_was_disconnected_sees_nobody_and_can_be_bound_anew()
    {
        var person = await PersonAsync();
        var subject = Guid.NewGuid();
        await Codes.BindAsync((await OpenedAsync(await AccountCodeAsync(person))).CodeId, subject, Cancellation);
        var sessions = Portal.Get<ISignInSessions>();
        var session = await sessions.BeginAsync("residents", subject, "sid", TimeSpan.FromHours(1), Cancellation);
        (await Persons.UnbindAsync(person.Id, Staff, Cancellation)).ShouldBeTrue();
        (await sessions.IsOpenAsync(session, Cancellation)).ShouldBeFalse();
        (await Persons.UnbindAsync(person.Id, Staff, Cancellation)).ShouldBeFalse();

        (await Persons.FindBySubjectAsync(subject, Cancellation)).ShouldBeNull();
        var other = Guid.NewGuid();
        await Codes.BindAsync((await OpenedAsync(await AccountCodeAsync(person))).CodeId, other, Cancellation);
        (await Persons.FindBySubjectAsync(other, Cancellation))!.Id.ShouldBe(person.Id);
    }
}
