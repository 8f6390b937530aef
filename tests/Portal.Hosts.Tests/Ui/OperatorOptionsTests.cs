using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Portal.Ui;
using Portal.Web.Operator;

namespace Portal.Hosts.Tests.Ui;

public sealed class OperatorOptionsTests
{
    private static readonly Dictionary<string, string?> Real = new(StringComparer.Ordinal)
    {
        ["District"] = "Landkreis Tauberfeld",
        ["Website"] = "https://jobcenter.tauberfeld.de",
        ["Email"] = "post@tauberfeld.de",
        ["Phone"] = "07171 555 20",
        ["Address:PostalCode"] = "73525",
        ["Provider:Name"] = "Landkreis Tauberfeld",
        ["DataProtectionOfficer:Email"] = "datenschutz@tauberfeld.de",
        ["DataProtectionAuthority:Email"] = "poststelle@datenschutz-land.de",
        ["DataProtectionAuthority:Website"] = "https://datenschutz-land.de",
        ["AccessibilityAuthority:Email"] = "post@barrierefrei-land.de",
        ["AccessibilityAuthority:Website"] = "https://barrierefrei-land.de",
    };

    [Fact]
    public async Task Production_starts_with_real_settings() => await StartAsync("Production", Real);

    [Fact]
    public async Task The_demonstration_starts_with_its_invented_office() => await StartAsync("Demonstration", []);

    [Fact]
    public async Task Production_refuses_the_invented_office()
    {
        var problem = await RefusalAsync("Production", []);
        problem.Message.ShouldContain("Portal:Operator:Email");
        problem.Message.ShouldContain("Portal:Operator:District");
    }

    [Theory]
    [InlineData("Provider:Representative", "Erika Mustermann")]
    [InlineData("Provider:Responsible", "TODO")]
    [InlineData("Provider:SupervisoryAuthority", "<bitte eintragen>")]
    [InlineData("Address:Street", "Musterstraße 1")]
    [InlineData("Address:City", "Musterstadt")]
    [InlineData("Address:PostalCode", "12345")]
    [InlineData("Address:PostalCode", "00000")]
    [InlineData("Phone", "0123456789")]
    [InlineData("Phone", "...")]
    [InlineData("Email", "info@example.org")]
    [InlineData("Website", "http://localhost:5080")]
    [InlineData("DataProtectionOfficer:Name", "xxx")]
    [InlineData("AccessibilityAuthority:Name", "Beispielstelle")]
    public async Task Production_refuses_placeholders(string setting, string value)
    {
        var problem = await RefusalAsync("Production", With(setting, value));
        problem.Message.ShouldContain($"Portal:Operator:{setting}");
    }

    [Theory]
    [InlineData("Production", "Name")]
    [InlineData("Production", "Provider:Responsible")]
    [InlineData("Production", "DataProtectionOfficer:Phone")]
    [InlineData("Production", "AccessibilityAuthority:Name")]
    [InlineData("Production", "AccessibilityAssessedOn")]
    [InlineData("Production", "RecordsKeptYears")]
    [InlineData("Demonstration", "DataProtectionAuthority:Email")]
    public async Task No_environment_starts_without_a_setting(string environment, string setting)
    {
        var empty = setting is "RecordsKeptYears" ? "0" : "";
        (await RefusalAsync(environment, With(setting, empty))).Message.ShouldContain(setting.Split(':')[^1]);
    }

    private static Dictionary<string, string?> With(string setting, string? value) =>
        new(Real, StringComparer.Ordinal) { [setting] = value };

    // Several kinds of options may refuse the same setting.
    private static async Task<OptionsValidationException> RefusalAsync(
        string environment,
        Dictionary<string, string?> settings
    )
    {
        var problem = await Should.ThrowAsync<Exception>(() => StartAsync(environment, settings));
        return (
            (problem as AggregateException)?.InnerExceptions[^1] ?? problem
        ).ShouldBeOfType<OptionsValidationException>();
    }

    private static async Task StartAsync(string environment, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddConfiguration(UiServices.Demonstration);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create($"Portal:Operator:{setting.Key}", setting.Value))
        );
        builder.Services.AddPortalUi(builder.Configuration);
        builder.Services.AddOperator(builder.Configuration);
        await using var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }
}
