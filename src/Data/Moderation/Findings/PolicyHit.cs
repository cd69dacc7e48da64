using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Moderation.Policies;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Findings;

/// <summary>One rule that fired in a text, as it stood then.</summary>
public sealed class PolicyHit : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid FindingId { get; init; }

    public required int Ordinal { get; init; }

    public required string RuleId { get; init; }

    public required string RuleName { get; init; }

    public required RuleKind Kind { get; init; }

    public required RuleAction Action { get; init; }

    /// <summary>The rule is the server's, not the workspace's.</summary>
    public bool IsServers { get; init; }

    /// <summary>What the author reads.</summary>
    public required string Sentence { get; init; }

    public required IReadOnlyList<HitWord> Words { get; init; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class PolicyHitConfiguration : IEntityTypeConfiguration<PolicyHit>
{
    public void Configure(EntityTypeBuilder<PolicyHit> builder)
    {
        builder.HasKey(h => new { h.WorkspaceId, h.FindingId, h.Ordinal });
        builder.Property(h => h.RuleId).HasMaxLength(40);
        builder.Property(h => h.RuleName).HasMaxLength(TextRule.MaxName);
        builder.Property(h => h.Sentence).HasMaxLength(AuthorSentence.MaxLength);
        builder.HasOne<PolicyFinding>().WithMany(f => f.Hits).HasForeignKey(h => h.FindingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(h => new { h.WorkspaceId, h.RuleId, h.CreatedAt });
    }
}
