using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Scores;

/// <summary>What a program says of one picture of an evaluation and the prompt it was made for, beside what people say.</summary>
public sealed class SampleScore : IWorkspaceOwned
{
    public const int MaxName = 200;
    public const int MaxReason = 1_000;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    public required Guid SampleId { get; init; }

    public ScoreMethod Method { get; init; }

    /// <summary>The scorer as people call it.</summary>
    public required string Scorer { get; init; }

    /// <summary>Of its files; of a judge, whose files nobody sees, of its address, its model and what it was told. Another one is another scorer.</summary>
    public required string ScorerHash { get; init; }

    /// <summary>A CLIP score, or of a judge 1 for correct and 0 for incorrect.</summary>
    public required double Value { get; init; }

    /// <summary>What a judge gave as its reason; null for a CLIP score.</summary>
    public string? Reason { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class SampleScoreConfiguration : IEntityTypeConfiguration<SampleScore>
{
    public void Configure(EntityTypeBuilder<SampleScore> builder)
    {
        builder.Property(s => s.Scorer).HasMaxLength(SampleScore.MaxName);
        builder.Property(s => s.ScorerHash).HasMaxLength(64);
        builder.Property(s => s.Reason).HasMaxLength(SampleScore.MaxReason);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(s => s.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluationSample>().WithMany().HasForeignKey(s => s.SampleId).OnDelete(DeleteBehavior.Cascade);
        // Two runs that overlap score a picture once.
        builder.HasIndex(s => new { s.WorkspaceId, s.SampleId, s.ScorerHash }).IsUnique();
        builder.HasIndex(s => new { s.WorkspaceId, s.EvaluationId, s.ScorerHash });
    }
}
