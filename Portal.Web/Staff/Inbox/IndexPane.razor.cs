using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Staff.Inbox;

public sealed partial class IndexPane : IAsyncDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(400);
    private IndexForm _form = null!;
    private Pause _pause = null!;
    private DateTimeOffset? _savedAt;
    private bool _unsaved;

    [Parameter, EditorRequired]
    public required InboxPaper Paper { get; set; }

    [Parameter]
    public IndexDraft? Draft { get; set; }

    [Parameter, EditorRequired]
    public required string StaffId { get; set; }

    /// <summary>Files the paper with these values, or as it is when null.</summary>
    [Parameter]
    public EventCallback<PaperIndex?> OnFile { get; set; }

    [Parameter]
    public EventCallback OnReopen { get; set; }

    [Parameter]
    public EventCallback OnReadAgain { get; set; }

    [Parameter]
    public EventCallback<FieldPlace?> OnFieldFocus { get; set; }

    [Inject]
    public required IIndexDrafts Drafts { get; set; }

    [Inject]
    public required IStringLocalizer Texts { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    internal bool HasChanges => _form.HasChanges;

    private IndexDraft Typed => _form.Typed;

    private PaperFields Fields => Paper.Index.Fields;

    private bool IsLocked => Paper.Item.State is not (PaperState.Read or PaperState.NeedsAttention);

    public async ValueTask DisposeAsync()
    {
        await SaveAsync();
        _pause.Dispose();
    }

    internal async Task SaveAsync()
    {
        _pause.Cancel();
        if (!_unsaved)
        {
            return;
        }

        _unsaved = false;
        await Drafts.SaveAsync(StaffId, Paper.Item.PaperId, Typed, CancellationToken.None);
        _savedAt = Time.GetUtcNow();
    }

    protected override void OnInitialized()
    {
        _form = new IndexForm(Paper.Index, Draft);
        _pause = new Pause(Time, TypingPause);
    }

    private async Task Change(IndexDraft typed)
    {
        _form.Typed = typed;
        _unsaved = true;
        await _pause.ThenAsync(SaveAsync);
    }

    private async Task FileAsync()
    {
        if (IsLocked || _form.TryRead() is not { } index)
        {
            return;
        }

        _pause.Cancel();
        _unsaved = false;
        await OnFile.InvokeAsync(_form.HasChanges ? index : null);
    }

    private Task Focus<T>(FieldValue<T>? field) => OnFieldFocus.InvokeAsync(FieldPlace.Of(field));

    // The browser gives back what was typed to the field of the same paper only.
    private string Keep(string field) => $"{Paper.Item.PaperId}/{field}";

    private string? Doubted<T>(Func<IndexDraft, T> field, string? doubt) => _form.IsAsRead(field) ? doubt : null;
}
