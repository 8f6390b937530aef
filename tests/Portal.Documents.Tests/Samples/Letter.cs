namespace Portal.Documents.Tests.Samples;

/// <summary>An invented letter that fills most of a page.</summary>
internal static class Letter
{
    internal static IReadOnlyList<string> Lines { get; } =
    [
        "Wohnungsgesellschaft Auenblick",
        "Weidenweg 12, 99999 Musterau",
        "",
        "Frau Hanna Beispiel",
        "Lindenstraße 7",
        "99999 Musterau",
        "",
        "Musterau, 3. März 2026",
        "",
        "Abrechnung der Betriebskosten für das Jahr 2025",
        "",
        "Sehr geehrte Frau Beispiel,",
        "",
        "für Ihre Wohnung im zweiten Obergeschoss haben wir die Betriebskosten",
        "des vergangenen Jahres abgerechnet. Die Kosten für Wasser, Heizung und",
        "Müllabfuhr sind gegenüber dem Vorjahr leicht gestiegen.",
        "",
        "Ihre Vorauszahlungen betrugen zusammen 1.848,00 Euro. Die Kosten Ihrer",
        "Wohnung betrugen 1.973,46 Euro. Daraus ergibt sich eine Nachzahlung",
        "von 125,46 Euro.",
        "",
        "Bitte überweisen Sie den Betrag bis zum 15. April 2026 auf unser Konto.",
        "Wenn Sie Fragen zu einzelnen Posten haben, rufen Sie uns an. Sie können",
        "die Belege nach Vereinbarung in unserem Büro einsehen.",
        "",
        "Die monatliche Vorauszahlung beträgt ab dem 1. Mai 2026 unverändert",
        "154,00 Euro. Sie müssen dafür nichts weiter unternehmen.",
        "",
        "Mit freundlichen Grüßen",
        "Konrad Muster",
    ];

    /// <summary>Words of the letter long enough to be told apart.</summary>
    internal static IReadOnlySet<string> Words { get; } =
        Lines
            .SelectMany(line => line.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 4)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>0 to 1: how many of the letter's words stand in <paramref name="text"/>.</summary>
    internal static double ShareFoundIn(string text) =>
        (double)Words.Count(word => text.Contains(word, StringComparison.Ordinal)) / Words.Count;
}
