using Portal.Core.Papers;

namespace Portal.Web.Staff.Inbox;

/// <summary>What the person does, and what others did meanwhile.</summary>
public sealed partial class Desk
{
    private async Task FileAsync(PaperIndex? corrected)
    {
        var item = Shown!.Paper!.Item;
        var id = item.PaperId;
        if (corrected is not null)
        {
            await Inbox.CorrectAsync(id, corrected, _staffId, _leaving.Token);
        }

        if (!await Inbox.FileAsync(id, _staffId, _leaving.Token))
        {
            // Somebody else was faster, or the paper went back to the reader.
            await RefreshAsync();
            return;
        }

        await Drafts.ForgetAsync(_staffId, id, _leaving.Token);
        var next = _list.File(item);
        await RefreshFiguresAsync();
        Go(_address.At(next));
    }

    private async Task UndoAsync()
    {
        if (_list.LastFiled is not { } item)
        {
            return;
        }

        await Inbox.ReopenAsync(item.PaperId, _staffId, _leaving.Token);
        _list.TakeBack();
        await RefreshFiguresAsync();
        Go(_address.At(item.PaperId));
    }

    private async Task ReopenAsync()
    {
        await Inbox.ReopenAsync(Shown!.Paper!.Item.PaperId, _staffId, _leaving.Token);
        await RefreshAsync();
    }

    private async Task ReadAgainAsync()
    {
        await Inbox.ReadAgainAsync(Shown!.Paper!.Item.PaperId, _staffId, _leaving.Token);
        await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        await SaveTypedAsync();
        _paperChanged = false;
        _paperVersion++;
        var address = _address;
        var desk = await LoadAsync(address);
        if (_address == address)
        {
            Show(desk);
        }
    }

    private async Task RefreshFiguresAsync()
    {
        // Asked first: what is shown may be another paper by the time the numbers are there.
        var figures = await Inbox.GetFiguresAsync(_leaving.Token);
        Shown = Shown! with { Figures = figures };
    }

    /// <summary>Something changed somewhere: numbers and rows follow, nothing moves, and a page being worked on stays as it is.</summary>
    private async Task NoticeAsync()
    {
        if (Shown is not { } shown)
        {
            return;
        }

        await RefreshFiguresAsync();
        var query = _address.Query;
        var current = await Inbox.ListAsync(query, _leaving.Token);
        if (query == _address.Query)
        {
            _list.Notice(current, isWhole: current.Count < query.Take);
        }

        if (shown.Paper is { Item: var open })
        {
            var now =
                current.FirstOrDefault(item => item.PaperId == open.PaperId)
                ?? (await Inbox.OpenAsync(open.PaperId, null, _staffId, _leaving.Token))?.Item;
            if (now?.State != open.State && _index is { HasChanges: false })
            {
                await OpenAsync();
            }
            else
            {
                _paperChanged = now?.State != open.State;
            }
        }

        StateHasChanged();
    }
}
