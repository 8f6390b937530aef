namespace Portal.Identity.Accounts;

public enum AccountKind
{
    Resident,
    Staff,
}
