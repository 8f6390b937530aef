namespace Portal.Hosts.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Test_assembly_is_discovered() =>
        typeof(SkeletonTests).Assembly.GetName().Name.ShouldBe("Portal.Hosts.Tests");
}
