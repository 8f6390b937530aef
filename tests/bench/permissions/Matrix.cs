using System.Text.Json;

namespace Portal.Permissions;

/// <summary>Who should reach what, written by hand from the purpose of each route. It never looks at the code's own rules.</summary>
/// <param name="SignIn">Where those are led who have to say who they are.</param>
/// <param name="Groups">Names for several kinds of people.</param>
/// <param name="Words">Words that stand in what is somebody's own, and who may read them.</param>
/// <param name="Last">Routes that end or change what the others need.</param>
/// <param name="Forms">Pages that hand out a form's token, by kind of person; <c>everybody</c> for the rest.</param>
internal sealed record Matrix(
    IReadOnlyList<string> SignIn,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Groups,
    IReadOnlyDictionary<string, string> Forms,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Words,
    IReadOnlyList<string> Last,
    IReadOnlyDictionary<string, Purpose> Routes
)
{
    public const string Everybody = "everybody";

    private static readonly JsonSerializerOptions WithReasons = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static Matrix Load() =>
        JsonSerializer.Deserialize<Matrix>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "matrix.json")),
            WithReasons
        )!;

    public bool IsMeantFor(IReadOnlyList<string> to, string kind) =>
        to.Any(name => name is Everybody || name == kind || Groups.GetValueOrDefault(name)?.Contains(kind) is true);

    public bool MayReadAllOf(string body, string kind) =>
        Words.All(word => !body.Contains(word.Key, StringComparison.Ordinal) || IsMeantFor(word.Value, kind));

    public IEnumerable<string> InOrder(IEnumerable<string> routes) =>
        routes.OrderBy(route => Last.ToList().IndexOf(route)).ThenBy(route => route, StringComparer.Ordinal);

    public string FormFor(string kind) => Forms.GetValueOrDefault(kind) ?? Forms[Everybody];
}

/// <param name="To">Kinds of people or groups of them.</param>
/// <param name="Ids">What each parameter of the address stands for.</param>
/// <param name="Foreign">What somebody else's id answers: <c>hidden</c> (404), <c>empty</c> where the page says that it opens nothing, <c>page</c> where it shows beside that what the person may see anyway.</param>
/// <param name="MayBeMissing">The route answers 404 also to those it is meant for, because it needs more than an address.</param>
internal sealed record Purpose(
    IReadOnlyList<string> To,
    IReadOnlyDictionary<string, string>? Ids = null,
    string Foreign = "hidden",
    bool MayBeMissing = false
);
