namespace Portal.Web.Staff.Persons;

internal static class PersonAddress
{
    public const string List = "/team/personen";
    public const string New = "/team/personen/neu";

    public static string Of(Guid personId) => $"{List}/{personId}";

    public static string Letter(Guid personId) => $"{List}/{personId}/brief";

    public static string Unbind(Guid personId) => $"{List}/{personId}/trennen";
}
