using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Portal.Core.Papers;
using Portal.Core.Staff;
using Portal.Documents;

namespace Portal.Web.Staff.Inbox;

public sealed partial class Desk : IAsyncDisposable
{
    private readonly PaperList _list = new();
    private readonly CancellationTokenSource _leaving = new();
    private DeskAddress _address = new();
    private IndexPane? _index;
    private FieldPlace? _fieldPlace;
    private string _staffId = "";
    private bool _mayWork;
    private int _paperVersion;
    private bool _paperChanged;

    [Parameter]
    public Guid? PaperId { get; set; }

    /// <summary>What is on the screen; carried from the prerendered page to the circuit.</summary>
    [PersistentState]
    public DeskSnapshot? Carried { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> SignedIn { get; set; }

    [Inject]
    public required IInbox Inbox { get; set; }

    [Inject]
    public required IIndexDrafts Drafts { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IStringLocalizer Texts { get; set; }

    [Inject]
    public required InboxWatch Watch { get; set; }

    private DeskSnapshot? Shown { get; set; }

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= FollowLocation;
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += FollowLocation;
        _address = DeskAddress.Read(new Uri(Navigation.Uri));
        var person = (await SignedIn).User;
        _staffId = person.GetStaffId();
        _mayWork = person.Has(Power.PapersWork);
        var carried = Carried;
        Carried = null;
        Show(carried ?? await LoadAsync(_address));
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = Watch.FollowAsync(() => InvokeAsync(NoticeAsync), _leaving.Token);
        }
    }

    // The router sets parameters only when the path changes; search, filter and page stand behind it.
    private void FollowLocation(object? sender, LocationChangedEventArgs change) =>
        _ = InvokeAsync(async () =>
        {
            try
            {
                await FollowAsync(DeskAddress.Read(new Uri(change.Location)));
                StateHasChanged();
            }
            catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                await DispatchExceptionAsync(exception);
            }
        });

    private async Task FollowAsync(DeskAddress address)
    {
        var before = _address;
        _address = address;
        if (before.Query != address.Query)
        {
            await SaveTypedAsync();
            var desk = await LoadAsync(address);
            // Whoever typed on meanwhile has a newer answer on its way.
            if (_address == address)
            {
                Show(desk);
            }
        }
        else if (before.PaperId != address.PaperId)
        {
            await OpenAsync();
        }
    }

    private async Task<DeskSnapshot> LoadAsync(DeskAddress address)
    {
        var (paper, draft) = await FindPaperAsync(address);
        return new DeskSnapshot(
            await Inbox.ListAsync(address.Query, _leaving.Token),
            await Inbox.GetFiguresAsync(_leaving.Token),
            paper,
            draft
        );
    }

    private async Task<(InboxPaper? Paper, IndexDraft? Draft)> FindPaperAsync(DeskAddress address)
    {
        if (address.PaperId is not { } id)
        {
            return (null, null);
        }

        var paper = await Inbox.OpenAsync(id, address.Search, _staffId, _leaving.Token);
        return (paper, paper is null ? null : await Drafts.FindAsync(_staffId, id, _leaving.Token));
    }

    private void Show(DeskSnapshot desk)
    {
        Shown = desk;
        _list.Show(desk.Items);
        Carried = !RendererInfo.IsInteractive && desk.IsSmall ? desk : null;
        MarkOpened();
    }

    private async Task OpenAsync()
    {
        await SaveTypedAsync();
        var wanted = _address.PaperId;
        var (paper, draft) = await FindPaperAsync(_address);
        if (_address.PaperId != wanted)
        {
            return;
        }

        Shown = Shown! with { Paper = paper, Draft = draft };
        _fieldPlace = null;
        _paperChanged = false;
        _paperVersion++;
        MarkOpened();
    }

    private void MarkOpened()
    {
        if (Shown?.Paper is { } paper)
        {
            _list.MarkOpened(paper.Item);
        }
    }

    private Task SaveTypedAsync() => _index?.SaveAsync() ?? Task.CompletedTask;

    private string? AddressOf(Guid? paperId) => paperId is { } id ? _address.At(id).ToString() : null;

    private void Go(DeskAddress address) => Navigation.NavigateTo(address.ToString());

    private void ShowPlace(FieldPlace? place) => _fieldPlace = place;

    private Task SearchAsync(string? words)
    {
        // Every letter is in the address, but only one step of "back" leads out of the search.
        Navigation.NavigateTo((_address with { Search = words }).ToString(), replace: true);
        return Task.CompletedTask;
    }
}
