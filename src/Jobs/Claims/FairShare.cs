namespace Studio.Jobs.Claims;

/// <summary>
/// Who is next: the workspace that used the device least in the last minutes, in it the member who used it least, each measured against their weight;
/// between equals whoever was served longest ago, then whoever waits longest. With pictures that take longer than the window this is taking turns.
/// A picture that is being computed counts with what pictures cost on average, so that several slots do not all serve the same member.
/// </summary>
internal sealed class FairShare(IEnumerable<MemberUsage> usage, ShareWeights? weights = null)
{
    private readonly ShareWeights _weights = weights ?? ShareWeights.Equal;
    private readonly Dictionary<Member, MemberUsage> _used = usage.GroupBy(u => u.Member).ToDictionary(g => g.Key, g => Sum(g.Key, g));

    public void Charge(Member member, double milliseconds, DateTime at)
    {
        var before = _used.GetValueOrDefault(member);
        _used[member] = new MemberUsage(member, before.Milliseconds + milliseconds, at);
    }

    public WaitingMember? Next(IReadOnlyCollection<WaitingMember> waiting)
    {
        if (waiting.Count == 0)
        {
            return null;
        }

        // Of a workspace everything counts, also what members used who wait for nothing now.
        var workspaces = _used.Values.GroupBy(u => u.Member.WorkspaceId).ToDictionary(g => g.Key, g => Sum(default, g));
        var workspace = waiting
            .GroupBy(w => w.Member.WorkspaceId)
            .OrderBy(g => workspaces.GetValueOrDefault(g.Key).Milliseconds / _weights.Of(g.Key))
            .ThenBy(g => workspaces.GetValueOrDefault(g.Key).LastServed)
            .ThenBy(g => g.Min(w => w.OldestQueuedAt))
            .First();
        return workspace
            .OrderBy(w => _used.GetValueOrDefault(w.Member).Milliseconds / _weights.Of(w.Member))
            .ThenBy(w => _used.GetValueOrDefault(w.Member).LastServed)
            .ThenBy(w => w.OldestQueuedAt)
            .First();
    }

    private static MemberUsage Sum(Member member, IEnumerable<MemberUsage> parts)
    {
        return parts.Aggregate(
            new MemberUsage(member, 0, default),
            (sum, part) => new MemberUsage(member, sum.Milliseconds + part.Milliseconds, part.LastServed > sum.LastServed ? part.LastServed : sum.LastServed));
    }
}

internal readonly record struct Member(Guid WorkspaceId, Guid UserId);

/// <param name="LastServed">When a picture of this member was last computed; the first day of all for never.</param>
internal readonly record struct MemberUsage(Member Member, double Milliseconds, DateTime LastServed);

internal sealed record WaitingMember(Member Member, DateTime OldestQueuedAt);
