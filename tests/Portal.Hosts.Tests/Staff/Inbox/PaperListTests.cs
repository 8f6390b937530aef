using Portal.Core.Papers;
using Portal.Documents;
using Portal.Web.Staff.Inbox;

namespace Portal.Hosts.Tests.Staff.Inbox;

public sealed class PaperListTests
{
    private static readonly InboxItem[] Papers = [.. Enumerable.Range(1, 4).Select(Item)];

    private readonly PaperList _list = new();

    public PaperListTests() => _list.Show(Papers[..3]);

    [Fact]
    public void Filing_goes_on_to_the_paper_that_takes_its_place() => _list.File(Papers[1]).ShouldBe(Papers[2].PaperId);

    [Fact]
    public void Filing_the_last_goes_back_to_the_one_before() => _list.File(Papers[2]).ShouldBe(Papers[1].PaperId);

    [Fact]
    public void Filing_the_only_one_leaves_nothing()
    {
        _list.Show(Papers[..1]);

        _list.File(Papers[0]).ShouldBeNull();
        _list.Items.ShouldBeEmpty();
    }

    [Fact]
    public void Undo_puts_papers_back_where_they_were_in_reverse_order()
    {
        _list.File(Papers[0]);
        _list.File(Papers[1]);

        _list.LastFiled.ShouldBe(Papers[1]);
        _list.TakeBack();
        _list.TakeBack();

        _list.Items.ShouldBe(Papers[..3]);
        _list.LastFiled.ShouldBeNull();
    }

    [Fact]
    public void Arrivals_are_counted_and_move_nothing()
    {
        _list.Notice([Papers[3], .. Papers[..3]], isWhole: true);

        _list.Arrivals.ShouldBe(1);
        _list.Items.ShouldBe(Papers[..3]);
    }

    [Fact]
    public void A_row_changed_elsewhere_changes_in_its_place()
    {
        var read = Papers[1] with { Kind = PaperKind.Payslip };
        _list.Notice([read, Papers[0], Papers[2]], isWhole: true);

        _list.Items.ShouldBe([Papers[0], read, Papers[2]]);
    }

    [Fact]
    public void A_row_that_somebody_filed_stays_and_says_so()
    {
        _list.Notice([Papers[0], Papers[2]], isWhole: true);

        _list.Items.ShouldBe(Papers[..3]);
        _list.IsGone(Papers[1].PaperId).ShouldBeTrue();
        _list.IsGone(Papers[0].PaperId).ShouldBeFalse();
    }

    [Fact]
    public void A_row_missing_from_a_cut_list_may_only_have_slipped_down()
    {
        _list.Notice([Papers[3], Papers[0]], isWhole: false);

        _list.IsGone(Papers[1].PaperId).ShouldBeFalse();
    }

    [Fact]
    public void Neighbours_end_at_the_ends_and_nothing_chosen_starts_at_the_first()
    {
        _list.After(null).ShouldBe(Papers[0].PaperId);
        _list.After(Papers[0].PaperId).ShouldBe(Papers[1].PaperId);
        _list.After(Papers[2].PaperId).ShouldBeNull();
        _list.Before(Papers[0].PaperId).ShouldBeNull();
    }

    private static InboxItem Item(int number) =>
        new(
            new Guid(number, 0, 0, new byte[8]),
            "A 4821 7730",
            PaperState.Read,
            PaperKind.Other,
            Urgency.None,
            null,
            null,
            Topic.Other,
            DateTimeOffset.UnixEpoch.AddHours(number),
            1,
            false,
            null
        );
}
