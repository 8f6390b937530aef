using Portal.Web.Resident.Finished;

namespace Portal.Web.Resident.Papers;

internal static class PapersHostExtensions
{
    internal static void AddPaperJourney(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<DraftAccess>();
        services.AddScoped<UploadEndpoint>();
        services.AddScoped<IFinishing, DraftFinishing>();
    }

    internal static void MapPaperJourney(this IEndpointRouteBuilder endpoints)
    {
        UploadEndpoint.Map(endpoints);
        ThumbnailEndpoint.Map(endpoints);
    }
}
