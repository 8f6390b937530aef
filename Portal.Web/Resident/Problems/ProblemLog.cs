using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Web.Resident.Problems;

/// <summary>Writes the number that the person sees beside the failure.</summary>
internal sealed partial class ProblemLog(ILogger<ProblemLog> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        LogProblem(logger, ProblemReference.For(httpContext), exception.GetType().Name);
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(LogLevel.Error, "Problem {Reference} was shown after {Exception}")]
    private static partial void LogProblem(ILogger logger, string reference, string exception);
}
