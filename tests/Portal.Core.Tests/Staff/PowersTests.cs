using Portal.Core.Staff;

namespace Portal.Core.Tests.Staff;

public sealed class PowersTests
{
    private static readonly Power[] SocialData =
    [
        Power.InboxRead,
        Power.PapersWork,
        Power.RequestsWrite,
        Power.LettersIssue,
        Power.PersonsRead,
    ];

    [Theory]
    [InlineData("Leistung")]
    [InlineData("Fallmanagement")]
    [InlineData("Teamleitung")]
    public void Who_works_on_cases_may_all_that_a_case_needs(string role) =>
        Powers.Of(role).ShouldBe(SocialData, ignoreOrder: true);

    [Theory]
    [InlineData("Redaktion")]
    [InlineData("Administration")]
    public void Who_keeps_the_texts_or_the_machines_sees_no_social_data(string role) =>
        Powers.Of(role).Intersect(SocialData).ShouldBeEmpty();

    [Fact]
    public void The_counter_hands_out_letters_and_does_not_read_papers() =>
        Powers.Of("Empfang").ShouldBe([Power.PersonsRead, Power.LettersIssue], ignoreOrder: true);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("leistung")]
    [InlineData("0")]
    [InlineData("Leistung,Teamleitung")]
    [InlineData("Geschäftsführung")]
    public void A_role_nobody_knows_may_nothing(string? role) => Powers.Of(role).ShouldBeEmpty();
}
