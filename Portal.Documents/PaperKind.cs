using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>The sixteen kinds of paper a Jobcenter receives. The JSON names are the vocabulary shared by reader, portal, kiosk and exports.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaperKind>))]
public enum PaperKind
{
    [JsonStringEnumMemberName("other")]
    Other,

    [JsonStringEnumMemberName("tenancy_contract")]
    TenancyContract,

    [JsonStringEnumMemberName("payslip")]
    Payslip,

    [JsonStringEnumMemberName("bank_statement")]
    BankStatement,

    [JsonStringEnumMemberName("benefit_notice")]
    BenefitNotice,

    [JsonStringEnumMemberName("cooperation_request")]
    CooperationRequest,

    [JsonStringEnumMemberName("invitation")]
    Invitation,

    [JsonStringEnumMemberName("utility_bill")]
    UtilityBill,

    [JsonStringEnumMemberName("health_insurance")]
    HealthInsurance,

    [JsonStringEnumMemberName("sick_note")]
    SickNote,

    [JsonStringEnumMemberName("school_certificate")]
    SchoolCertificate,

    [JsonStringEnumMemberName("birth_certificate")]
    BirthCertificate,

    [JsonStringEnumMemberName("id_document")]
    IdDocument,

    [JsonStringEnumMemberName("termination_letter")]
    TerminationLetter,

    [JsonStringEnumMemberName("employment_contract")]
    EmploymentContract,

    [JsonStringEnumMemberName("child_benefit_notice")]
    ChildBenefitNotice,
}

/// <summary>Why a paper cannot wait, whatever its kind.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Urgency>))]
public enum Urgency
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("objection")]
    Objection,

    [JsonStringEnumMemberName("home_at_risk")]
    HomeAtRisk,

    [JsonStringEnumMemberName("power_cut")]
    PowerCut,

    [JsonStringEnumMemberName("no_money")]
    NoMoney,

    [JsonStringEnumMemberName("violence")]
    Violence,
}

/// <summary>Reasons, understandable to a person, why a page or a paper could not be used as it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Problem>))]
public enum Problem
{
    [JsonStringEnumMemberName("unreadable_blur")]
    UnreadableBlur,

    [JsonStringEnumMemberName("unreadable_dark")]
    UnreadableDark,

    [JsonStringEnumMemberName("unreadable_glare")]
    UnreadableGlare,

    [JsonStringEnumMemberName("cut_edge")]
    CutEdge,

    [JsonStringEnumMemberName("too_small")]
    TooSmall,

    [JsonStringEnumMemberName("empty_page")]
    EmptyPage,

    [JsonStringEnumMemberName("not_a_paper")]
    NotAPaper,

    [JsonStringEnumMemberName("encrypted")]
    Encrypted,

    [JsonStringEnumMemberName("damaged")]
    Damaged,

    [JsonStringEnumMemberName("unsupported")]
    Unsupported,

    [JsonStringEnumMemberName("too_large")]
    TooLarge,

    [JsonStringEnumMemberName("too_many_pages")]
    TooManyPages,

    [JsonStringEnumMemberName("reader_failed")]
    ReaderFailed,
}
