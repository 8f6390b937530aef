namespace Portal.Web.Staff.Requests;

internal static class RequestAddress
{
    public const string List = "/team/anfragen";
    public const string New = "/team/anfragen/neu";

    public static string NewFor(Guid personId) => $"{New}?person={personId}";

    public static string Of(Guid requestId) => $"{List}/{requestId}";

    public static string Letter(Guid requestId) => $"{List}/{requestId}/brief";

    public static string Close(Guid requestId) => $"{List}/{requestId}/erledigt";
}
