using Portal.Documents.Understanding;

namespace Portal.Documents.Tests.Understanding;

/// <summary>Wordings other than those of the demonstration papers, and papers that only look like a kind.</summary>
public sealed class KindTests
{
    private static readonly RuleBasedUnderstanding Understanding = new();

    [Theory]
    [InlineData(
        PaperKind.TenancyContract,
        "Mietvertrag für Wohnungen\nVermieter: Klara Ostwald\nMieter: Ben Talmühl\n1. Mieträume\nVermietet werden zwei Zimmer. Die Kaltmiete beträgt 400 EUR.\n2. Kaution"
    )]
    [InlineData(
        PaperKind.TenancyContract,
        "Staffelmietvertrag\nzwischen Klara Ostwald als Vermieter und Ben Talmühl als Mieter\n§ 1 Mietgegenstand\n§ 2 Mietzeit\nDas Mietverhältnis beginnt am 1. Mai 2026\n§ 7 Schönheitsreparaturen\n§ 8 Untervermietung"
    )]
    [InlineData(
        PaperKind.Payslip,
        "Gehaltsabrechnung November 2026\nPers.-Nr. 7 St.-Klasse 1 Kinderfreibetr. 0,5\nLohnart Bezeichnung Betrag\n001 Gehalt 2.400,00\nSteuerbrutto 2.400,00\nSV-Brutto 2.400,00\nAuszahlungsbetrag 1.720,11"
    )]
    [InlineData(
        PaperKind.Payslip,
        "Abrechnung der Brutto/Netto-Bezüge\nfür Juli 2026\nLohnsteuer Solidaritätszuschlag\nGesetzliches Netto 998,10\nAuszahlungsbetrag 998,10"
    )]
    [InlineData(
        PaperKind.BankStatement,
        "Auszug Nr. 4 Blatt 1\nGirokonto\nBuchungstag Wert Verwendungszweck\nAlter Kontostand 12,00\nKartenzahlung 8,10\nDauerauftrag 40,00\nNeuer Kontostand 3,90"
    )]
    [InlineData(
        PaperKind.BankStatement,
        "Umsatzanzeige\nKonto DE33 9990 0010 0204 7118 12\n01.09.2026 Gutschrift Lohn 900,00\n02.09.2026 Lastschrift Miete 500,00\nSaldo 400,00"
    )]
    [InlineData(
        PaperKind.BenefitNotice,
        "Bescheid über die Bewilligung von Bürgergeld\nSehr geehrter Herr Talmühl,\nIhnen werden für die Zeit vom 01.06.2026 bis 30.11.2026 Leistungen bewilligt.\nRegelbedarf 563,00\nRechtsbehelfsbelehrung: Gegen diesen Bescheid ist Widerspruch möglich."
    )]
    [InlineData(
        PaperKind.BenefitNotice,
        "Ablehnungsbescheid\nIhr Antrag vom 02.03.2026 auf Erstausstattung wird abgelehnt.\nGegen diesen Bescheid kann Widerspruch erhoben werden."
    )]
    [InlineData(
        PaperKind.CooperationRequest,
        "Ihr Antrag auf Leistungen\nSehr geehrte Frau Talmühl,\nfolgende Unterlagen werden noch benötigt:\nKontoauszüge, Mietvertrag, Lohnabrechnung\nBitte reichen Sie diese bis zum 01.10.2026 ein. Bei fehlender Mitwirkung kann die Leistung versagt werden (§ 66 SGB I)."
    )]
    [InlineData(
        PaperKind.CooperationRequest,
        "Anforderung von Unterlagen\nBitte legen Sie die Betriebskostenabrechnung 2025 vor. § 60 SGB I verpflichtet Sie zur Mitwirkung."
    )]
    [InlineData(
        PaperKind.Invitation,
        "Einladung\nSehr geehrte Frau Talmühl,\nbitte kommen Sie am 03.12.2026 um 9 Uhr in mein Büro, Zimmer 4. Ich möchte mit Ihnen über Ihre Bewerbungen sprechen."
    )]
    [InlineData(
        PaperKind.Invitation,
        "Meldeaufforderung nach § 59 SGB II i. V. m. § 309 SGB III\nTermin: 04.01.2027, 8:30 Uhr, Raum 12"
    )]
    [InlineData(
        PaperKind.UtilityBill,
        "Nebenkostenabrechnung 2025\nAbrechnungszeitraum 01.01.2025 - 31.12.2025\nUmlageschlüssel m²\nGrundsteuer, Müllabfuhr, Hausmeister\nIhre Vorauszahlungen 900,00\nNachzahlung 45,10 EUR"
    )]
    [InlineData(
        PaperKind.UtilityBill,
        "Ihre Gasrechnung\nZählernummer 77\nArbeitspreis 9,1 ct/kWh\nGrundpreis\nneuer Abschlag 80,00 EUR"
    )]
    [InlineData(
        PaperKind.HealthInsurance,
        "Mitgliedschaftsbescheinigung\nHiermit bestätigen wir, dass Ben Talmühl seit 01.02.2024 bei unserer Krankenkasse versichert ist."
    )]
    [InlineData(
        PaperKind.HealthInsurance,
        "Versicherungsbescheinigung zur Vorlage beim Jobcenter\nBen Talmühl ist bei der Betriebskrankenkasse familienversichert (§ 10 SGB V)."
    )]
    [InlineData(
        PaperKind.SickNote,
        "Arbeitsunfähigkeitsbescheinigung\nErstbescheinigung\narbeitsunfähig seit 03.02.2026\nvoraussichtlich arbeitsunfähig bis einschließlich 10.02.2026\nfestgestellt am 03.02.2026"
    )]
    [InlineData(
        PaperKind.SickNote,
        "Ärztliches Attest\nHerr Talmühl ist wegen Krankheit bis 12.03.2026 arbeitsunfähig.\nDr. med. Ute Sandner, Fachärztin"
    )]
    [InlineData(
        PaperKind.SchoolCertificate,
        "Schulbesuchsbescheinigung\nEs wird bescheinigt, dass Mia Talmühl im Schuljahr 2026/27 die Klasse 7a der Realschule besucht.\nSchulleitung"
    )]
    [InlineData(
        PaperKind.SchoolCertificate,
        "Studienbescheinigung Sommersemester 2026\nMatrikelnummer 123 456\nStudiengang Informatik\nFachsemester 2"
    )]
    [InlineData(
        PaperKind.BirthCertificate,
        "Geburtsurkunde\nStandesamt Nordhaven, Registernummer G 12/2020\nKind: Mia Talmühl\nGeburtsort Nordhaven\nMutter Eva Talmühl\nDie Standesbeamtin"
    )]
    [InlineData(
        PaperKind.BirthCertificate,
        "Standesamt Nordhaven\nGeburtsbescheinigung\nIm Geburtenregister ist beurkundet: Mia Talmühl, Geschlecht weiblich, Eltern Eva und Ben Talmühl"
    )]
    [InlineData(
        PaperKind.IdDocument,
        "REISEPASS PASSPORT PASSEPORT\nBUNDESREPUBLIK DEUTSCHLAND\nStaatsangehörigkeit / Nationality DEUTSCH\nGültig bis / Date of expiry 01.01.2030"
    )]
    [InlineData(
        PaperKind.IdDocument,
        "Bescheinigung über die Aussetzung der Abschiebung (Duldung)\nName, Geburtsdatum, Staatsangehörigkeit\nErwerbstätigkeit gestattet\nAusländerbehörde\ngültig bis 30.06.2027"
    )]
    [InlineData(
        PaperKind.TerminationLetter,
        "Ordentliche Kündigung\nSehr geehrter Herr Talmühl,\nhiermit kündigen wir Ihnen fristgerecht zum 30.09.2026. Bitte melden Sie sich arbeitsuchend."
    )]
    [InlineData(
        PaperKind.TerminationLetter,
        "Kündigung Ihres Mietvertrages wegen Eigenbedarf\nwir kündigen das Mietverhältnis zum 31.03.2027 und bitten Sie, die Wohnung bis dahin zu räumen."
    )]
    [InlineData(
        PaperKind.EmploymentContract,
        "Befristeter Arbeitsvertrag\nzwischen der Firma Holzbau Kirchau GmbH (Arbeitgeber) und Ben Talmühl (Arbeitnehmer)\n1. Tätigkeit 2. Probezeit 3. Vergütung 4. Arbeitszeit 5. Urlaub 6. Kündigungsfrist"
    )]
    [InlineData(
        PaperKind.EmploymentContract,
        "Anstellungsvertrag\n§ 1 Beginn des Arbeitsverhältnisses\n§ 2 Arbeitszeit\n§ 3 Vergütung\n§ 4 Erholungsurlaub\n§ 5 Nebentätigkeiten"
    )]
    [InlineData(
        PaperKind.ChildBenefitNotice,
        "Familienkasse\nKindergeld-Nr. 900FK123456\nFestsetzung von Kindergeld\nFür Ihr Kind Mia wird Kindergeld in Höhe von 259 Euro festgesetzt (§ 62 EStG). Einspruch ist zulässig."
    )]
    [InlineData(
        PaperKind.ChildBenefitNotice,
        "Bescheid über die Aufhebung von Kindergeld\nDie Familienkasse hebt die Festsetzung für das Kind Mia ab Mai 2026 auf. Kindergeldnummer 900FK123456"
    )]
    public void Other_wordings_of_a_kind_are_recognised(PaperKind kind, string text) => Classify(text).ShouldBe(kind);

    [Theory]
    [InlineData(
        "Mieterhöhung\nSehr geehrte Frau Talmühl,\nnach Ihrem Mietvertrag vom 01.02.2020 erhöhen wir die Kaltmiete zum 01.01.2027 auf 512,00 EUR. Bitte stimmen Sie zu."
    )]
    [InlineData(
        "Sehr geehrte Frau Talmühl,\nvielen Dank für Ihr Schreiben zu Ihrem Mietvertrag. Die Kaution haben wir erhalten.\nMit freundlichen Grüßen"
    )]
    [InlineData(
        "Kündigungsbestätigung\nSehr geehrter Herr Talmühl, Ihre Kündigung des Mobilfunkvertrags zum 31.12.2026 ist eingegangen."
    )]
    [InlineData(
        "Rechnung Nr. 4711\nSchreinerei Kirchau GmbH\nTisch, Buche 480,00 EUR\nRechnungsbetrag 480,00 EUR zahlbar in 14 Tagen"
    )]
    [InlineData("Antrag auf Kindergeld\nHiermit beantrage ich Kindergeld für mein Kind Mia. Familienkasse Nordhaven")]
    [InlineData("Lebenslauf\nBen Talmühl\nSchule: Realschule Nordhaven\nAusbildung: Bäcker\nArbeitgeber: Backstube")]
    [InlineData(
        "Elternbrief\nLiebe Eltern,\nwir laden Sie zum Elternabend der Klasse 7a ein. Bitte reichen Sie die Anmeldung zur Klassenfahrt ein."
    )]
    [InlineData(
        "Anhörung\nSehr geehrter Herr Talmühl, Sie haben möglicherweise Leistungen zu Unrecht erhalten. Bevor ein Bescheid ergeht, können Sie sich äußern."
    )]
    [InlineData("Liebe Oma,\nuns geht es gut. Am Samstag kommen wir zu Besuch und bringen Kuchen mit.")]
    [InlineData(
        "Antrag auf Bewilligung von Beratungshilfe\nIch beantrage Beratungshilfe in folgender Angelegenheit: Bescheid des Jobcenters, Regelbedarf"
    )]
    [InlineData("")]
    [InlineData("١٢٣ مرحبا بالعالم")]
    public void Near_misses_are_other(string text) => Classify(text).ShouldBe(PaperKind.Other);

    [Fact]
    public void Notice_about_child_benefit_as_income_stays_a_benefit_notice() =>
        Classify(
                "Änderungsbescheid\nBedarfsgemeinschaft 90009//0004711\nDas Kindergeld Ihres Kindes wird als Einkommen angerechnet.\nRegelbedarf 563,00 EUR\nRechtsbehelfsbelehrung"
            )
            .ShouldBe(PaperKind.BenefitNotice);

    [Fact]
    public void Request_that_lists_contract_and_payslip_stays_a_request() =>
        Classify(
                "Aufforderung zur Mitwirkung\nSehr geehrte Frau Talmühl,\nbitte reichen Sie ein:\nMietvertrag\nLohnabrechnung\nKontoauszug\nKündigung\nArbeitsvertrag"
            )
            .ShouldBe(PaperKind.CooperationRequest);

    [Theory]
    [InlineData(
        "Arbeitsunf&higkeitsbescheinigung\nErstbeschein1gung\narbeitsunfahig seit 03.02.2026\nfestgesteilt am 03.02.2026",
        PaperKind.SickNote
    )]
    [InlineData(
        "L o h n a b r e c h n u n g\nGesamtbrutto 900,00\nAuszahlungs-\nbetrag 700,00\nSteuerkiasse 1",
        PaperKind.Payslip
    )]
    [InlineData("Gebu rtsurkunde\nStandesarnt Auenheim\nMutter: Eva\nGeschiecht weiblich", PaperKind.BirthCertificate)]
    [InlineData(
        "AufforderungzurMitwirkung\nBitte reichen Sie die fehlenden Unteriagen ein.",
        PaperKind.CooperationRequest
    )]
    [InlineData(
        "Kuendigung des Arbeitsverhaeltnisses\nhiermit kuendigen wir fristgemaess zum 31.12.2026",
        PaperKind.TerminationLetter
    )]
    public void Errors_of_recognition_do_not_hide_the_kind(string text, PaperKind kind) =>
        Classify(text).ShouldBe(kind);

    [Fact]
    public void Confidence_falls_when_little_speaks_for_a_kind()
    {
        var sure = Understanding.Understand(DemonstrationPaper.All["mietvertrag-haidamar"].Pages).TypeConfidence;
        var unsure = Understanding
            .Understand(Papers.Pages("Mietvertrag\nVermieter und Mieter siehe Anlage"))
            .TypeConfidence;
        sure.ShouldBeGreaterThan(0.95);
        unsure.ShouldBeLessThan(0.95);
    }

    private static PaperKind Classify(string text) => Understanding.Understand(Papers.Pages(text)).Type;
}
