namespace Studio.Web.Quotas;

/// <summary>Somebody whom a limit refused today.</summary>
/// <param name="At">The last time, in UTC.</param>
/// <param name="Who">A member's name, or a key's.</param>
/// <param name="IsKey">A program's key.</param>
/// <param name="What">What was asked for and what there was, a sentence that goes on after the name.</param>
/// <param name="Then">What became of it.</param>
public sealed record RefusedView(DateTime At, string Who, bool IsKey, string What, string Then);
