namespace Portal.Web.Resident.Finished;

/// <summary>What a feature forgets on the server when a person says "Ich bin fertig". Cookies are cleared afterwards.</summary>
public interface IFinishing
{
    /// <returns>Where the browser has to go so that another host forgets too; null for almost everybody.</returns>
    Task<string?> ForgetAsync(HttpContext context, CancellationToken cancellationToken);
}
