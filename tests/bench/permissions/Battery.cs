using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Permissions;

/// <param name="Wrong">Null when the call ended as the matrix says.</param>
internal sealed record Call(string Route, string Kind, bool Foreign, Answer Answer, string? Wrong, bool Leak);

/// <summary>Every route as everybody, with own ids and with those of others.</summary>
internal sealed class Battery(HttpClient browser, Matrix matrix, World world)
{
    private static readonly string[] AnyMethod = ["GET", "POST"];

    /// <summary>What the code has, as <c>METHOD /address</c>; files that every stranger gets are not among them.</summary>
    public static IReadOnlyList<string> RoutesOf(IEnumerable<Endpoint> endpoints) =>
        [
            .. endpoints
                .OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                .SelectMany(endpoint =>
                    (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                        .DefaultIfEmpty()
                        .SelectMany(method => method is null ? AnyMethod : [method])
                        .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}")
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    public async Task<IReadOnlyList<Call>> RunAsync(IEnumerable<string> routes)
    {
        var callers = world.People.ToDictionary(person => person, person => new Caller(browser, matrix, person));
        List<Call> calls = [];
        foreach (var route in matrix.InOrder(routes))
        {
            var purpose = matrix.Routes[route];
            foreach (var (person, caller) in callers)
            foreach (var (address, foreign) in AddressesOf(route, purpose, person.Kind))
                calls.Add(
                    Judge(route, purpose, person.Kind, foreign, await caller.CallAsync(route.Split(' ')[0], address))
                );
        }
        return calls;
    }

    private IEnumerable<(string Address, bool Foreign)> AddressesOf(string route, Purpose purpose, string kind)
    {
        var ids = (purpose.Ids ?? new Dictionary<string, string>())
            .Select(pair => (Parameter: pair.Key, Thing: world.Things[pair.Value]))
            .ToList();
        var own = ids.ToDictionary(id => id.Parameter, id => id.Thing.OwnOf(kind), StringComparer.Ordinal);
        yield return (Fill(route, own), false);
        foreach (var (parameter, thing) in ids)
        foreach (var foreign in thing.ForeignTo(kind))
            yield return (
                Fill(route, new Dictionary<string, string>(own, StringComparer.Ordinal) { [parameter] = foreign }),
                true
            );
    }

    private static string Fill(string route, IReadOnlyDictionary<string, string> values)
    {
        var address = route.Split(' ')[1];
        foreach (var (parameter, value) in values)
            address = System.Text.RegularExpressions.Regex.Replace(
                address,
                $@"\{{\*{{0,2}}{parameter}(:[a-z]+)?\}}",
                value,
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );
        return address;
    }

    private Call Judge(string route, Purpose purpose, string kind, bool foreign, Answer answer)
    {
        var meant = matrix.IsMeantFor(purpose.To, kind);
        // Where everybody may go, being led on is an answer.
        var outcome = answer.IsRedirect && purpose.To.Contains(Matrix.Everybody) ? Outcome.Answered : answer.Outcome;
        var leak =
            (!meant && outcome == Outcome.Answered)
            || (foreign && purpose.Foreign == "hidden" && outcome == Outcome.Answered && !answer.IsUnread)
            || !matrix.MayReadAllOf(answer.Body, kind);
        var kept =
            meant && !foreign && (outcome == Outcome.Refused || (outcome == Outcome.Hidden && !purpose.MayBeMissing));
        return new(
            route,
            kind,
            foreign,
            answer with
            {
                Outcome = outcome,
            },
            leak ? "reaches what is not theirs"
                : kept ? "does not reach what is theirs"
                : null,
            leak
        );
    }
}
