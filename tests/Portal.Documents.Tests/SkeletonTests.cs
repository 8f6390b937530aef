namespace Portal.Documents.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Test_assembly_is_discovered() =>
        typeof(SkeletonTests).Assembly.GetName().Name.ShouldBe("Portal.Documents.Tests");
}
