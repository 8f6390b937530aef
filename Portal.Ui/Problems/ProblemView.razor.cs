using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Ui.Layout;

namespace Portal.Ui.Problems;

public sealed partial class ProblemView(IStringLocalizer texts, PortalLinks links, ILogger<ProblemView> logger)
{
    [Parameter, EditorRequired]
    public int Code { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private bool Lost => Code is StatusCodes.Status404NotFound or StatusCodes.Status410Gone;

    private string Title => Lost ? texts["lost.title"] : texts["problem.title"];

    protected override void OnInitialized()
    {
        if (!Lost)
        {
            var failure = Http.Features.Get<IExceptionHandlerFeature>()?.Error.GetType().Name ?? "no exception";
            LogShown(logger, ProblemReference.For(Http), Code, failure, Activity.Current?.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Problem {Reference} was shown: status {Status}, {Failure}, trace {Trace}")]
    private static partial void LogShown(ILogger logger, string reference, int status, string failure, string? trace);
}
