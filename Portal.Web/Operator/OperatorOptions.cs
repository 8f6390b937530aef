using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Ui;

namespace Portal.Web.Operator;

/// <summary>Who runs this portal, as imprint, privacy notice and accessibility statement must say it. Section <c>Portal:Operator</c>.</summary>
public sealed class OperatorOptions : OfficeOptions
{
    [Required, Url]
    public string Website { get; set; } = "";

    [Required, EmailAddress]
    public string Email { get; set; } = "";

    [ValidateObjectMembers]
    public PostalAddress Address { get; set; } = new();

    /// <summary>The body in law: "Landkreis …, vertreten durch …".</summary>
    [ValidateObjectMembers]
    public Provider Provider { get; set; } = new();

    [ValidateObjectMembers]
    public Contact DataProtectionOfficer { get; set; } = new();

    /// <summary>The Land's authority to which people may complain about the handling of their data.</summary>
    [ValidateObjectMembers]
    public Authority DataProtectionAuthority { get; set; } = new();

    /// <summary>The Land's body that enforces accessibility when the office does not answer.</summary>
    [ValidateObjectMembers]
    public Authority AccessibilityAuthority { get; set; } = new();

    /// <summary>Days from Monday to Friday within which papers are put into the file: the promise on the receipt.</summary>
    [Range(1, 30)]
    public int FilingWorkingDays { get; set; } = 2;

    /// <summary>Years a file is kept after the benefit has ended.</summary>
    [Range(1, 30)]
    public int RecordsKeptYears { get; set; }

    /// <summary>Days until the last back-up that holds a deleted paper has expired.</summary>
    [Range(1, 400)]
    public int BackupsKeptDays { get; set; }

    /// <summary>Day of the last self-assessment of accessibility.</summary>
    [Required]
    public DateOnly? AccessibilityAssessedOn { get; set; }
}

public sealed class PostalAddress
{
    [Required]
    public string Street { get; set; } = "";

    [Required, RegularExpression(@"\d{5}")]
    public string PostalCode { get; set; } = "";

    [Required]
    public string City { get; set; } = "";
}

public sealed class Provider
{
    [Required]
    public string Name { get; set; } = "";

    [Required]
    public string Representative { get; set; } = "";

    /// <summary>The person answerable for the contents (§ 18 Abs. 2 MStV).</summary>
    [Required]
    public string Responsible { get; set; } = "";

    [Required]
    public string SupervisoryAuthority { get; set; } = "";
}

public sealed class Contact
{
    [Required]
    public string Name { get; set; } = "";

    [Required, EmailAddress]
    public string Email { get; set; } = "";

    [Required]
    public string Phone { get; set; } = "";
}

public sealed class Authority
{
    [Required]
    public string Name { get; set; } = "";

    [Required, EmailAddress]
    public string Email { get; set; } = "";

    [Required, Url]
    public string Website { get; set; } = "";
}
