using Microsoft.Extensions.Logging;

namespace Portal.Ui.Hosting;

public static class LogRules
{
    /// <summary>
    /// Addresses carry codes, secrets of links and the names staff search for. What the framework would write about them stays out
    /// of logs, whatever level an operator sets for the rest.
    /// </summary>
    public static void KeepAddressesOut(this ILoggingBuilder logs) =>
        logs.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Http.Result", LogLevel.Warning);
}
