namespace Studio.Jobs.Claims;

/// <summary>Who works on a row and until when without a renewal. One holder per process start: what an earlier start left behind is nobody's. Singleton.</summary>
internal sealed class Lease
{
    public const int Seconds = 15;

    /// <summary>A picture whose server went away this often is not tried again by itself.</summary>
    public const int MaxAttempts = 3;

    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    public Guid Holder { get; } = Guid.NewGuid();
}
