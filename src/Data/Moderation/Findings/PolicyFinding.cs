using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Findings;

/// <summary>A text in which rules fired, and what became of it.</summary>
public sealed class PolicyFinding : IWorkspaceOwned, IVersioned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TurnId { get; init; }

    /// <summary>The prompt that was read; null for the wish.</summary>
    public Guid? PromptRevisionId { get; init; }

    public required TextStage Stage { get; init; }

    /// <summary>SHA-256 of the text: a text that was let through once in its turn is let through again.</summary>
    public required string TextHash { get; init; }

    public required TextOutcome Outcome { get; init; }

    public FindingStanding Standing { get; set; } = FindingStanding.Stands;

    /// <summary>The number of the workspace's policy; 0 is the server's rules alone.</summary>
    public required int PolicyNumber { get; init; }

    /// <summary>The number of the server's rules that stood beside it; 0 for none.</summary>
    public int ServerPolicyNumber { get; init; }

    /// <summary>The text with other words in the place of the listed ones: what went on, or what the author is offered.</summary>
    public string? ChangedText { get; init; }

    /// <summary>Null where nothing is to start.</summary>
    public HeldWork? HeldWork { get; init; }

    /// <summary>What started when it was let through.</summary>
    public Guid? StartedId { get; set; }

    public required Guid AuthorId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public Guid Version { get; private set; }

    public ICollection<PolicyHit> Hits { get; } = [];

    /// <summary>Which version the strictest of its rules belongs to: "14", or "6 of the server".</summary>
    public string PolicyName => Hits.MinBy(hit => hit.Ordinal) is { IsServers: true } ? $"{ServerPolicyNumber} of the server" : $"{PolicyNumber}";
}

internal sealed class PolicyFindingConfiguration : IEntityTypeConfiguration<PolicyFinding>
{
    public void Configure(EntityTypeBuilder<PolicyFinding> builder)
    {
        builder.Property(f => f.TextHash).HasMaxLength(64);
        builder.Property(f => f.ChangedText).HasMaxLength(PromptRevision.MaxText);
        builder.HasOne<Turn>().WithMany().HasForeignKey(f => f.TurnId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PromptRevision>().WithMany().HasForeignKey(f => f.PromptRevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(f => f.AuthorId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(f => new { f.WorkspaceId, f.TurnId, f.CreatedAt });
    }
}
