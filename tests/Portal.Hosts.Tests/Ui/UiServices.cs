using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ui;

namespace Portal.Hosts.Tests.Ui;

internal static class UiServices
{
    public static IConfigurationRoot Demonstration { get; } =
        new ConfigurationBuilder()
            .AddJsonFile(Repository.PathTo("Portal.Web", "appsettings.Demonstration.json"))
            .Build();

    public static ServiceProvider Create(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalUi(Demonstration);
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
