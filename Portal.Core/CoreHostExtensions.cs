using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Demonstration;
using Portal.Core.Feedback;
using Portal.Core.Health;
using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Core.Papers.Reading;
using Portal.Core.Papers.Storage;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Core.Sessions;
using Portal.Core.Staff;
using Portal.Database;
using Portal.Documents;
using Portal.Documents.Process;

namespace Portal.Core;

public static class CoreHostExtensions
{
    private const string ReaderRole = "reader";

    /// <summary>Everything the portal knows. Settings in <c>docs/operations.md</c>; a missing one stops the start.</summary>
    public static IServiceCollection AddPortalCore(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services.AddSettings<StorageOptions>(configuration, StorageOptions.Section);
        services.AddSettings<SubmissionLimits>(configuration, SubmissionLimits.Section);
        services.AddSettings<ReaderSettings>(configuration, ReaderSettings.Section);
        services.AddSettings<LetterOptions>(configuration, LetterOptions.Section);
        services.AddSettings<DemonstrationSettings>(configuration, DemonstrationSettings.Section);
        services.AddPortalDatabase(configuration, environment, typeof(CoreHostExtensions).Assembly, "Portal.Web");
        services.AddContexts();
        services.AddPapers();
        services.AddLetters();
        services.AddSingleton<IStaffDirectory, StaffDirectory>();
        services.AddSingleton<ISignInSessions, SignInSessions>();
        services.AddSingleton<IFeedback, StoredFeedback>();
        services.AddSingleton<DemonstrationStaff>();
        services.AddSingleton<DemonstrationPersons>();

        services.AddHostedService<SchemaStart>();
        services.AddHostedService(provider => provider.GetRequiredService<Signals>());
        services.AddHostedService<Housekeeping>();
        if (Roles(configuration).Contains(ReaderRole, StringComparer.OrdinalIgnoreCase))
            services.AddHostedService<PaperReadingService>();
        if (
            configuration.GetSection(DemonstrationSettings.Section).Get<DemonstrationSettings>() is
            { Enabled: true, Papers: not null }
        )
            services.AddHostedService<DemonstrationPapers>();

        services.AddHealthChecks().AddCheck<StoreHealth>("store").AddCheck<ReaderHealthCheck>("reader");
        return services;
    }

    private static string[] Roles(IConfiguration configuration) =>
        configuration.GetSection("Portal:Roles").Get<string[]>() ?? ["web", ReaderRole];

    private static void AddContexts(this IServiceCollection services)
    {
        services.AddPooledDbContextFactory<PortalDbContext>(
            (provider, options) =>
                options.UseNpgsql(
                    provider.GetRequiredService<NpgsqlDataSource>(),
                    npgsql => npgsql.EnableRetryOnFailure(3)
                )
        );
        services.AddSingleton<Signals>();
    }

    private static void AddPapers(this IServiceCollection services)
    {
        services.AddSingleton<IMasterKeys>(provider =>
        {
            var storage = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            var mayCreate = storage.CreateMasterKey ?? !provider.GetRequiredService<IHostEnvironment>().IsProduction();
            return MasterKeyFile.Load(storage.MasterKeyPath, mayCreate);
        });
        services.AddSingleton<IPaperStore, FileSystemPaperStore>();
        services.AddSingleton<PaperBlobs>();
        services.AddSingleton<Glances>();
        services.AddSingleton<ISubmissions, Submissions>();
        services.AddSingleton<InboxSearch>();
        services.AddSingleton<IInbox, Inbox>();
        services.AddSingleton<IIndexDrafts, StoredIndexDrafts>();
        services.AddSingleton<ReadingQueue>();
        services.TryAddSingleton<IPaperReader>(provider => new ReaderPool(
            provider.GetRequiredService<IOptions<ReaderSettings>>().Value.ToOptions()
        ));
    }

    private static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<IPersons, Persons>();
        services.AddSingleton<IRequests, StoredRequests>();
        services.AddSingleton<LetterSecrets>();
        services.AddSingleton<LetterTries>();
        services.AddSingleton<ILetterCodes, LetterCodes>();
    }

    private static void AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
