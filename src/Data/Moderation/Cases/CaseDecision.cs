using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Cases;

/// <summary>What somebody, or a rule, decided. Written once: what is taken back is a decision of its own.</summary>
public sealed class CaseDecision : IWorkspaceOwned, IAppendOnly
{
    public const int MaxSentence = 500;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    public required CaseAct Act { get; init; }

    public CaseReason? Reason { get; init; }

    /// <summary>To the author, in the moderator's words.</summary>
    public string Sentence { get; init; } = "";

    public bool IsWarning { get; init; }

    /// <summary>The policy by which the case was opened.</summary>
    public int? PolicyVersion { get; init; }

    /// <summary>Empty: a rule, by itself.</summary>
    public Guid? ById { get; init; }

    public required DateTime At { get; init; }

    public Guid? Undoes { get; init; }

    /// <summary>The same for all that one press decided; empty of a case decided by itself.</summary>
    public Guid? TogetherId { get; init; }

    /// <summary>Two people should have decided, and nobody else here could.</summary>
    public bool WasAlone { get; init; }

    /// <summary>Whether the picture had been looked at without its blur.</summary>
    public bool HasLooked { get; init; }

    /// <summary>Of an appeal, where whoever decided it said so.</summary>
    public CaseSureness? Sureness { get; init; }

    /// <summary>From taking the case to the press, by the database's clock. Empty of what was decided along with another case, and of rules.</summary>
    public int? WorkedSeconds { get; init; }
}

internal sealed class CaseDecisionConfiguration : IEntityTypeConfiguration<CaseDecision>
{
    public void Configure(EntityTypeBuilder<CaseDecision> builder)
    {
        builder.Property(d => d.Sentence).HasMaxLength(CaseDecision.MaxSentence);
        builder.HasOne<ModerationCase>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(d => new { d.WorkspaceId, d.CaseId, d.At });
        // One's own day: what was decided, and when a break is due.
        builder.HasIndex(d => new { d.WorkspaceId, d.ById, d.At });
        builder.HasIndex(d => new { d.WorkspaceId, d.Undoes }).IsUnique();
        // The numbers of a month.
        builder.HasIndex(d => new { d.WorkspaceId, d.At, d.CaseId, d.ById, d.Act });
        builder.HasIndex(d => new { d.WorkspaceId, d.TogetherId });
    }
}
