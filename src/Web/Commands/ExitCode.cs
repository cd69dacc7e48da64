namespace Studio.Web.Commands;

/// <summary>What scripts can rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Failed = 1;

    /// <summary>The person can put it right: a wrong option, an unknown model, a file that is already there.</summary>
    public const int BadInput = 2;
}
