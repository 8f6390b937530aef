using System.Globalization;
using System.Text.Json.Serialization;

namespace Portal.Ui.Localisation;

public enum TextDirection
{
    [JsonStringEnumMemberName("ltr")]
    LeftToRight,

    [JsonStringEnumMemberName("rtl")]
    RightToLeft,
}

/// <summary>
/// A language the portal speaks. <see cref="Key"/> names its texts and is what <c>lang</c> says; <see cref="Culture"/> says how
/// dates are written, and the two differ (<c>de-simple</c> is no culture).
/// </summary>
public sealed record Language
{
    private static readonly AsyncLocal<Language?> Chosen = new();
    private readonly Lazy<CultureInfo> formatting;

    public Language() => formatting = new(() => GregorianCulture.Create(Culture!, Numbers!));

    public required string Key { get; init; }

    /// <summary>What its speakers call it, in their script.</summary>
    public required string Autonym { get; init; }

    public required string Culture { get; init; }

    /// <summary>Culture whose numbers are used: sums look as they do on the letter.</summary>
    public required string Numbers { get; init; }

    public required TextDirection Direction { get; init; }

    /// <summary>ISO 15924 code.</summary>
    public required string Script { get; init; }

    public required DateForms Dates { get; init; }

    [JsonIgnore]
    public CultureInfo Formatting => formatting.Value;

    [JsonIgnore]
    public string Dir => Direction is TextDirection.RightToLeft ? "rtl" : "ltr";

    /// <summary>The language of the current request or circuit; German outside of both.</summary>
    public static Language Current
    {
        get => Chosen.Value ?? Languages.Shipped.Default;
        set
        {
            Chosen.Value = value;
            CultureInfo.CurrentCulture = value.Formatting;
            CultureInfo.CurrentUICulture = value.Formatting;
        }
    }
}

/// <summary>Date and time patterns as <see cref="DateTime.ToString(string)"/> takes them; <see cref="DayAndTime"/> joins the two.</summary>
public sealed record DateForms(string Day, string Date, string Time, string DayAndTime);
