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

    private bool Refused => Code is StatusCodes.Status403Forbidden;

    private bool Failed => !Refused && Code is not (StatusCodes.Status404NotFound or StatusCodes.Status410Gone);

    private string Title =>
        texts[
            Failed ? "problem.title"
            : Refused ? "refused.title"
            : "lost.title"
        ];

    private string Intro =>
        texts[
            Failed ? "problem.text"
            : Refused ? "refused.text"
            : "lost.text"
        ];

    protected override void OnInitialized()
    {
        if (Failed)
        {
            var failure = Http.Features.Get<IExceptionHandlerFeature>()?.Error.GetType().Name ?? "no exception";
            LogShown(logger, ProblemReference.For(Http), Code, failure, Activity.Current?.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Problem {Reference} was shown: status {Status}, {Failure}, trace {Trace}")]
    private static partial void LogShown(ILogger logger, string reference, int status, string failure, string? trace);
}
