namespace Portal.Web.SignIn;

internal static class SignInPaths
{
    public const string Staff = "/anmelden";
    public const string StaffOut = "/abmelden";
    public const string Resident = "/konto/anmelden";
    public const string ResidentOut = "/konto/abmelden";
    public const string Activation = "/konto/einrichten";
    public const string Note = "/konto/hinweis";
    public const string NoteReason = "grund";
    public const string NoteArea = "bereich";
    public const string ReturnParameter = "zurueck";
    public const string Desk = "/team/posteingang";
    public const string Matters = "/meine";
}
