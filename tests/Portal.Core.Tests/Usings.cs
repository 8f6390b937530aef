global using Portal.Core.Tests.Running;
global using Shouldly;
global using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
