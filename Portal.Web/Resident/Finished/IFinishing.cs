namespace Portal.Web.Resident.Finished;

/// <summary>What a feature forgets on the server when a person says "Ich bin fertig". Cookies are cleared afterwards.</summary>
public interface IFinishing
{
    Task ForgetAsync(HttpContext context, CancellationToken cancellationToken);
}
