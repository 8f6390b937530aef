using System.Globalization;
using Portal.Hosts.Tests.Identity;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>Both hosts and a server that takes their mails.</summary>
public sealed class WithMail : BothHosts
{
    internal MailServer Mail { get; private set; } = null!;

    protected override IEnumerable<(string Key, string? Value)> IdentitySettings =>
        [
            ("Portal:Mail:Host", "127.0.0.1"),
            ("Portal:Mail:Port", Mail.Port.ToString(CultureInfo.InvariantCulture)),
            ("Portal:Mail:From", "portal@jobcenter.auental.example"),
            ("Portal:Mail:Alarm", "betrieb@jobcenter.auental.example"),
        ];

    protected override async Task PrepareAsync() => Mail = await MailServer.StartAsync();

    protected override ValueTask CleanUpAsync() => Mail.DisposeAsync();
}
