namespace Portal.Documents.Recognition;

/// <summary>Tesseract's language data and the BCP 47 tags they stand for.</summary>
internal static class Languages
{
    internal const string German = "deu";

    /// <summary>What to try beside German when the page is written in the script that orientation detection named.</summary>
    internal static IReadOnlyList<string> ForScript(string? script) =>
        script switch
        {
            "Arabic" => ["ara", "fas"],
            "Cyrillic" => ["ukr", "rus", "bul"],
            "Ethiopic" => ["tir"],
            "Latin" => ["eng", "tur", "pol", "ron", "fra", "kmr"],
            _ => [],
        };

    internal static string Tag(string language) =>
        language switch
        {
            "deu" => "de",
            "eng" => "en",
            "ara" => "ar",
            "fas" => "fa",
            "ukr" => "uk",
            "rus" => "ru",
            "bul" => "bg",
            "tir" => "ti",
            "tur" => "tr",
            "pol" => "pl",
            "ron" => "ro",
            "fra" => "fr",
            "kmr" => "kmr",
            _ => "und",
        };
}
