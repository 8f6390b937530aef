namespace Portal.Core.Tests.Running;

/// <summary>The system's clock, which a test may put forward. Delays stay real.</summary>
public sealed class MovableTime : TimeProvider
{
    private TimeSpan ahead;

    public void Forward(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
