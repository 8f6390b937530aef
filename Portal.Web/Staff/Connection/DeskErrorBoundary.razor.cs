using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Portal.Web.Staff.Connection;

public partial class DeskErrorBoundary
{
    private string? _reference;

    [Inject]
    public required ILogger<DeskErrorBoundary> Log { get; set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        _reference = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8].ToUpperInvariant();
        LogFailure(Log, exception, _reference);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "A desk failed; the person was told reference {Reference}")]
    private static partial void LogFailure(ILogger logger, Exception exception, string reference);
}
