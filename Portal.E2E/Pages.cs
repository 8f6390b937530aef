namespace Portal.E2E;

/// <summary>Every page a person can open: looked at by axe in all languages and themes.</summary>
internal static class Pages
{
    internal static readonly string[] Open =
    [
        "/",
        "/sprache",
        "/papiere",
        "/status",
        "/code",
        "/b/K7M4PX2C9A",
        "/notfall",
        "/impressum",
        "/datenschutz",
        "/barrierefreiheit",
        "/barrierefreiheit/melden",
        "/fertig",
        "/anmelden",
        "/gibt-es-nicht",
    ];

    internal static readonly string[] WithDraft =
    [
        "/papiere/thema",
        "/papiere/seiten",
        "/papiere/fuer-wen",
        "/papiere/bg-nummer",
        "/papiere/kontakt",
        "/papiere/pruefen",
        "/papiere/spaeter",
    ];
}
