using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Findings;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Cases;

/// <summary>Something that people decide about. Its words are copies: it outlives the conversation it came from.</summary>
public sealed class ModerationCase : IWorkspaceOwned
{
    public const int MaxSaid = 500;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required CaseKind Kind { get; init; }

    public required CaseSeverity Severity { get; init; }

    /// <summary>Severity x reach (CaseWeight).</summary>
    public required int Weight { get; set; }

    /// <summary>What it would be rejected for, where that is known: some are for two people (ModerationSettings.TwoReviewers).</summary>
    public CaseReason? Category { get; init; }

    public required Guid AuthorId { get; init; }

    public Guid? ReporterId { get; init; }

    public Guid? TurnId { get; init; }

    public Guid? ImageId { get; init; }

    public Guid? FindingId { get; init; }

    /// <summary>The case whose decision this one looks at again.</summary>
    public Guid? AppealOf { get; init; }

    public string Said { get; init; } = "";

    public string Wish { get; init; } = "";

    public string? Language { get; init; }

    public string Prompt { get; init; } = "";

    public required CaseEvidence Evidence { get; init; }

    public required DateTime OpenedAt { get; init; }

    public CaseState State { get; set; }

    /// <summary>Who works on it, until the lease ends by the clock of the database.</summary>
    public Guid? ClaimedById { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    public CaseVerdict? Verdict { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>When the author last read it; a decision after that is news.</summary>
    public DateTime? ReadByAuthorAt { get; set; }

    /// <summary>When its words were deleted by the rules of retention.</summary>
    public DateTime? WordsGoneAt { get; set; }

    /// <summary>Saved by whoever opens it, with what it is about: neither is there without the other.</summary>
    public static ModerationCase Open(StudioDbContext context, NewCase opened, DateTime now)
    {
        var row = new ModerationCase
        {
            Kind = opened.Kind,
            Severity = opened.Severity,
            Weight = CaseWeight.Of(opened.Severity, opened.Reach),
            Category = opened.Category,
            AuthorId = opened.AuthorId,
            ReporterId = opened.ReporterId,
            TurnId = opened.TurnId,
            ImageId = opened.ImageId,
            FindingId = opened.FindingId,
            AppealOf = opened.AppealOf,
            Said = opened.Said,
            Wish = opened.Wish,
            Language = opened.Language,
            Prompt = opened.Prompt,
            Evidence = opened.Evidence,
            OpenedAt = now,
        };
        context.Cases.Add(row);
        return row;
    }
}

internal sealed class ModerationCaseConfiguration : IEntityTypeConfiguration<ModerationCase>
{
    public void Configure(EntityTypeBuilder<ModerationCase> builder)
    {
        builder.Property(c => c.Said).HasMaxLength(ModerationCase.MaxSaid);
        builder.Property(c => c.Wish).HasMaxLength(Turn.MaxWish);
        builder.Property(c => c.Language).HasMaxLength(35);
        builder.Property(c => c.Prompt).HasMaxLength(PromptRevision.MaxText);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(c => c.ReporterId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(c => c.ClaimedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Turn>().WithMany().HasForeignKey(c => c.TurnId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Image>().WithMany().HasForeignKey(c => c.ImageId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PolicyFinding>().WithMany().HasForeignKey(c => c.FindingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ModerationCase>().WithMany().HasForeignKey(c => c.AppealOf).OnDelete(DeleteBehavior.NoAction);
        // The queue: per weight the oldest, of all kinds or of one. What is decided lies beside it in the same index.
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.Weight, c.OpenedAt, c.Id });
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.Kind, c.Weight, c.OpenedAt, c.Id });
        // The newest that are open, among which those that look alike are searched.
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.OpenedAt, c.ImageId });
        builder.HasIndex(c => new { c.WorkspaceId, c.AuthorId, c.OpenedAt });
        // How many of somebody's were rejected, out of the index alone.
        builder.HasIndex(c => new { c.WorkspaceId, c.AuthorId, c.State, c.Verdict, c.AppealOf });
        builder.HasIndex(c => new { c.WorkspaceId, c.ImageId });
        // The numbers of a month, read out of the index alone: a case's own row is long.
        builder.HasIndex(c => new { c.WorkspaceId, c.OpenedAt, c.Kind, c.State, c.Verdict, c.DecidedAt });
        // Once.
        builder.HasIndex(c => new { c.WorkspaceId, c.AppealOf }).IsUnique();
    }
}
