using Portal.Core.Papers;

namespace Portal.Web.Staff.Inbox;

/// <summary>The list as one person sees it. Only that person moves it; what happens elsewhere is counted and shown on demand.</summary>
public sealed class PaperList
{
    private readonly Stack<(InboxItem Item, int Place)> _filed = [];
    private List<InboxItem> _items = [];

    public IReadOnlyList<InboxItem> Items => _items;

    public int Arrivals { get; private set; }

    public InboxItem? LastFiled => _filed.TryPeek(out var last) ? last.Item : null;

    public void Show(IReadOnlyList<InboxItem> items)
    {
        _items = [.. items];
        Arrivals = 0;
    }

    /// <summary>Takes over what changed in rows that are there, and counts rows that are not.</summary>
    public void Notice(IReadOnlyList<InboxItem> current)
    {
        var known = current.ToDictionary(item => item.PaperId);
        for (var i = 0; i < _items.Count; i++)
        {
            _items[i] = known.Remove(_items[i].PaperId, out var changed) ? changed : _items[i];
        }

        Arrivals = known.Count;
    }

    public void MarkOpened(InboxItem opened)
    {
        var place = PlaceOf(opened.PaperId);
        if (place >= 0)
        {
            _items[place] = opened with { Opened = true, Excerpt = _items[place].Excerpt };
        }
    }

    public Guid? After(Guid? paperId) => Neighbour(paperId, 1);

    public Guid? Before(Guid? paperId) => Neighbour(paperId, -1);

    /// <summary>Takes a filed paper out and gives the one to go on with.</summary>
    public Guid? File(InboxItem item)
    {
        var place = PlaceOf(item.PaperId);
        _filed.Push((item, Math.Max(place, 0)));
        if (place < 0)
        {
            return _items.Count > 0 ? _items[0].PaperId : null;
        }

        _items.RemoveAt(place);
        return _items.Count == 0 ? null : _items[Math.Min(place, _items.Count - 1)].PaperId;
    }

    /// <summary>Puts the paper filed last back where it was.</summary>
    public void TakeBack()
    {
        var (item, place) = _filed.Pop();
        _items.Insert(Math.Min(place, _items.Count), item);
    }

    private int PlaceOf(Guid paperId) => _items.FindIndex(item => item.PaperId == paperId);

    private Guid? Neighbour(Guid? paperId, int step)
    {
        var place = paperId is { } id ? PlaceOf(id) : -1;
        var next = place < 0 ? 0 : place + step;
        return next >= 0 && next < _items.Count ? _items[next].PaperId : null;
    }
}
