using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>Two pictures of one prompt and a question: what raters are asked.</summary>
public sealed class RatingPair : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    public required EvaluationQuestion Question { get; init; }

    public required Guid PromptId { get; init; }

    /// <summary>Of the system that was added first.</summary>
    public required Guid FirstSampleId { get; init; }

    public required Guid SecondSampleId { get; init; }

    /// <summary>Of a check: Left is the first sample.</summary>
    public VoteAnswer? Expected { get; set; }

    /// <summary>Votes of different people, without those that were taken back and those of raters who are left out: their places are free for others.</summary>
    public int Answers { get; set; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class RatingPairConfiguration : IEntityTypeConfiguration<RatingPair>
{
    public void Configure(EntityTypeBuilder<RatingPair> builder)
    {
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(p => p.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluationPrompt>().WithMany().HasForeignKey(p => p.PromptId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluationSample>().WithMany().HasForeignKey(p => p.FirstSampleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluationSample>().WithMany().HasForeignKey(p => p.SecondSampleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.WorkspaceId, p.Question, p.FirstSampleId, p.SecondSampleId }).IsUnique();
        builder.HasIndex(p => new { p.WorkspaceId, p.EvaluationId, p.Answers });
    }
}
