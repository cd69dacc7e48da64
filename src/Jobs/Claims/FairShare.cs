namespace Studio.Jobs.Claims;

/// <summary>
/// Who is next: the workspace that used the device least in the last hour, in it the member who used it least; between equals the one who waits longest.
/// A picture that is being computed counts with what pictures cost on average, so that several slots do not all serve the same member.
/// </summary>
internal sealed class FairShare(IEnumerable<MemberUsage> usage)
{
    /// <summary>Whoever comes back after a pause gets at most this head start, in milliseconds: others are not locked out until they are even.</summary>
    public const double HeadStart = 60_000;

    private readonly Dictionary<Member, double> _used = usage.GroupBy(u => u.Member).ToDictionary(g => g.Key, g => g.Sum(u => u.Milliseconds));

    public void Charge(Member member, double milliseconds)
    {
        _used[member] = _used.GetValueOrDefault(member) + milliseconds;
    }

    public WaitingMember? Next(IReadOnlyCollection<WaitingMember> waiting)
    {
        if (waiting.Count == 0)
        {
            return null;
        }

        var workspaces = _used.GroupBy(u => u.Key.WorkspaceId).ToDictionary(g => g.Key, g => g.Sum(u => u.Value));
        var workspace = Least(
            waiting.GroupBy(w => w.Member.WorkspaceId),
            g => workspaces.GetValueOrDefault(g.Key),
            g => g.Min(w => w.OldestQueuedAt));
        return Least(workspace, w => _used.GetValueOrDefault(w.Member), w => w.OldestQueuedAt);
    }

    private static T Least<T>(IEnumerable<T> candidates, Func<T, double> used, Func<T, DateTime> oldest)
    {
        var known = candidates.Select(c => (Candidate: c, Used: used(c), Oldest: oldest(c))).ToList();
        var floor = known.Max(c => c.Used) - HeadStart;
        return known.OrderBy(c => Math.Max(c.Used, floor)).ThenBy(c => c.Oldest).First().Candidate;
    }
}

internal readonly record struct Member(Guid WorkspaceId, Guid UserId);

internal readonly record struct MemberUsage(Member Member, double Milliseconds);

internal sealed record WaitingMember(Member Member, DateTime OldestQueuedAt);
