using Microsoft.Extensions.DependencyInjection;

namespace Portal.Hosts.Tests.Identity;

/// <summary>The host of identity with a mail server and a clock that is moved by hand.</summary>
public sealed class IdentityWithMail : IdentityPortal
{
    internal MailServer Mail { get; private set; } = null!;

    internal MovedClock Clock { get; } = new();

    protected override IEnumerable<(string Key, string? Value)> Settings =>
        [
            ("Portal:Mail:Host", "127.0.0.1"),
            ("Portal:Mail:Port", Mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Portal:Mail:From", "portal@jobcenter.auental.example"),
            ("Portal:Mail:Alarm", "betrieb@jobcenter.auental.example"),
        ];

    protected override async Task PrepareAsync() => Mail = await MailServer.StartAsync();

    protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);

    protected override ValueTask CleanUpAsync() => Mail.DisposeAsync();

    /// <summary>True time, and what the test adds to it; timers go on as they are.</summary>
    internal sealed class MovedClock : TimeProvider
    {
        private TimeSpan moved;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + moved;

        public void Move(TimeSpan by) => moved += by;
    }
}
