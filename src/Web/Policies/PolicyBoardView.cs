using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Policies;

namespace Studio.Web.Policies;

/// <summary>The policy of a workspace as its page shows it.</summary>
/// <param name="Number">Of the policy in force; 0 for none of its own.</param>
/// <param name="Draft">Null when nobody writes one, and for people who may not.</param>
/// <param name="Fired">By the id of a rule, by the name of one about pictures: how often it fired lately, and how often people agreed.</param>
public sealed record PolicyBoardView(int Number, PolicyDocument InForce, DraftView? Draft, IReadOnlyList<VersionView> Versions, IReadOnlyList<TestWishView> Wishes, IReadOnlyDictionary<string, RulePrecision> Fired)
{
    /// <summary>The server's rules that hold here too; nothing on the server's own page.</summary>
    public PolicyDocument Server { get; init; } = PolicyDocument.Empty;

    /// <summary>0 while no administrator wrote any.</summary>
    public int ServerNumber { get; init; }

    /// <summary>When what is in force was published; null for none of its own.</summary>
    public DateTime? InForceSince => Versions.FirstOrDefault(version => version.IsInForce)?.At;

    /// <summary>So many of a hundred pictures that no rule held are put to a moderator; null on the server's page.</summary>
    public int? CheckPercent { get; init; }

    /// <summary>What the random check found lately; null for people who do not write.</summary>
    public CheckNumbers? Check { get; init; }

    /// <summary>What the draft's rules are, or those in force.</summary>
    public PolicyDocument Shown => Draft?.Document ?? InForce;
}

/// <param name="Changers">Names of those who changed it.</param>
public sealed record DraftView(PolicyDocument Document, int Number, int BasedOn, IReadOnlyList<string> Changers, DateTime SavedAt, Guid Version)
{
    internal static async Task<DraftView> OfAsync(StudioDbContext db, IPolicyDraft draft, int inForce, CancellationToken ct)
    {
        var people = draft.Edits.Select(edit => edit.UserId).Distinct().ToList();
        var names = await db.Users.Where(user => people.Contains(user.Id)).Select(user => user.DisplayName).ToListAsync(ct);
        return new DraftView(draft.Document, inForce + 1, draft.BasedOn, names, draft.UpdatedAt, draft.Version);
    }
}

public sealed record VersionView(int Number, string Reason, string By, DateTime At, bool IsInForce);

public sealed record TestWishView(Guid Id, string Text, TextOutcome Expected);
