global using Shouldly;
global using Xunit;

[assembly: AssemblyFixture(typeof(Portal.E2E.Running.Browsers))]
