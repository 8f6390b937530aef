using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Database;
using Portal.Permissions;
using Portal.Web;

// A bench, not a test: `./portal bench permissions` starts it with the published portal and a database server.
var app = args[0];
var server = args[1];
var sabotage = args.Contains("--sabotage");

var folder = Directory.CreateTempSubdirectory("portal-permissions-");
foreach (var client in new[] { "portal-desk", "portal-residents" })
    await File.WriteAllTextAsync(Path.Combine(folder.FullName, client), "a secret of this bench alone");
await using var database = await ScratchDatabase.CreateAsync(server);
var settings = new Dictionary<string, string?>
{
    ["Portal:Demonstration:Enabled"] = "true",
    // Nobody answers there: whoever is called here has signed in already.
    ["Portal:Identity:PublicAddress"] = "http://localhost:1",
    ["Portal:Identity:PortalAddress"] = "http://localhost:2",
    ["Portal:Identity:SecretsPath"] = folder.FullName,
    ["Portal:Database:ConnectionString"] = database.ConnectionString,
    ["Portal:Storage:Path"] = Path.Combine(folder.FullName, "papers"),
    ["Portal:Storage:MasterKeyPath"] = Path.Combine(folder.FullName, "master"),
};
await using var portal = WebHost.Build(
    ["--applicationName", "Portal.Web", "--environment", "Demonstration", "--contentRoot", app],
    builder =>
    {
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
    }
);
await portal.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
var world = new World(portal);
world.PrepareKeys();
await using var host = await PublishedHost.StartAsync(app, settings);
await world.PopulateAsync(CancellationToken.None);

var matrix = Matrix.Load();
var routes = Battery.RoutesOf(((IEndpointRouteBuilder)portal).DataSources.SelectMany(source => source.Endpoints));
var unknown = routes.Except(matrix.Routes.Keys).ToList();
var gone = matrix.Routes.Keys.Except(routes).ToList();
if (sabotage)
    await database.ExecuteAsync("update staff_member set role = 'Leistung' where role = 'Redaktion'");

using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    BaseAddress = host.Address,
};
var calls = await new Battery(browser, matrix, world).RunAsync(routes.Except(unknown));
Report.Write(world.People, calls, unknown, gone);

var leaks = calls.Count(call => call.Leak);
var wrong = calls.Count(call => call.Wrong is not null) - leaks + unknown.Count + gone.Count;
var ok = leaks == 0 && wrong == 0 && calls.Count > 0;
Console.WriteLine(
    JsonSerializer.Serialize(
        new
        {
            ok,
            routes = routes.Count,
            people = world.People.Count,
            calls = calls.Count,
            leaks,
            wrong,
        }
    )
);
folder.Delete(recursive: true);
return ok ? 0 : 1;
