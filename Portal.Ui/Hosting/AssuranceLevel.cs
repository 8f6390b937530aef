namespace Portal.Ui.Hosting;

/// <summary>How sure the office may be that the person in front is the account's owner (eIDAS terms).</summary>
public enum AssuranceLevel
{
    Low,
    Substantial,
    High,
}
