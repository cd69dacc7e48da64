using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Opinions;

/// <summary>
/// One of the two views of a case that needs two people. The first waits and is closed to the second; when they agree there is a decision, when not, an escalation.
/// </summary>
public sealed class CaseOpinion : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    /// <summary>1 or 2: of two at once the database takes one.</summary>
    public required int Ordinal { get; init; }

    public required Guid ById { get; init; }

    public required CaseVerdict Verdict { get; init; }

    public CaseReason? Reason { get; init; }

    /// <summary>To the author, if this view becomes the decision.</summary>
    public string Sentence { get; init; } = "";

    public bool IsWarning { get; init; }

    /// <summary>The same for all that one press said; empty of a view given by itself.</summary>
    public Guid? TogetherId { get; init; }

    public bool HasLooked { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class CaseOpinionConfiguration : IEntityTypeConfiguration<CaseOpinion>
{
    public void Configure(EntityTypeBuilder<CaseOpinion> builder)
    {
        builder.Property(o => o.Sentence).HasMaxLength(CaseDecision.MaxSentence);
        builder.HasOne<ModerationCase>().WithMany().HasForeignKey(o => o.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(o => o.ById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(o => new { o.WorkspaceId, o.CaseId, o.Ordinal }).IsUnique();
        builder.HasIndex(o => new { o.WorkspaceId, o.ById, o.At });
        builder.HasIndex(o => new { o.WorkspaceId, o.TogetherId });
    }
}
