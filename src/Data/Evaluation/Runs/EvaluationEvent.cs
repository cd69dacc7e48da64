using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation.Runs;

/// <summary>A line of "What happened".</summary>
public sealed class EvaluationEvent : IWorkspaceOwned
{
    public const int MaxDetail = 500;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    public required EvaluationEventKind Kind { get; init; }

    /// <summary>Null = the program.</summary>
    public Guid? ById { get; init; }

    /// <summary>The sample, rater or link it is about.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>What the kind and the subject do not say, as a sentence; empty for none.</summary>
    public string Detail { get; init; } = "";

    public required DateTime At { get; init; }
}

internal sealed class EvaluationEventConfiguration : IEntityTypeConfiguration<EvaluationEvent>
{
    public void Configure(EntityTypeBuilder<EvaluationEvent> builder)
    {
        builder.Property(e => e.Detail).HasMaxLength(EvaluationEvent.MaxDetail);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(e => e.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(e => new { e.WorkspaceId, e.EvaluationId, e.At });
    }
}
