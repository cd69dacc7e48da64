using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Runs;

/// <summary>One picture that an evaluation needs: of a prompt, by a system, the first, second, ... What cannot be had stays as that and is counted.</summary>
public sealed class EvaluationSample : IWorkspaceOwned
{
    public const int MaxReason = 300;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    public required Guid PromptId { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>From 0. Samples of equal number are compared, and begin with the same noise.</summary>
    public required int Number { get; init; }

    public SampleState State { get; set; } = SampleState.Waiting;

    public Guid? GenerationId { get; set; }

    public Guid? ImageId { get; set; }

    /// <summary>The text that was drawn.</summary>
    public string? Caption { get; set; }

    /// <summary>Why there is no picture, as a sentence.</summary>
    public string? Reason { get; set; }

    /// <summary>Of the device.</summary>
    public long? Milliseconds { get; set; }
}

internal sealed class EvaluationSampleConfiguration : IEntityTypeConfiguration<EvaluationSample>
{
    public void Configure(EntityTypeBuilder<EvaluationSample> builder)
    {
        builder.Property(s => s.Caption).HasMaxLength(PromptRevision.MaxText);
        builder.Property(s => s.Reason).HasMaxLength(EvaluationSample.MaxReason);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(s => s.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluationPrompt>().WithMany().HasForeignKey(s => s.PromptId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluationEntry>().WithMany().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Generation>().WithMany().HasForeignKey(s => s.GenerationId).OnDelete(DeleteBehavior.NoAction);
        // No key to Images: what is purged leaves its sample, and the votes about it, as they are.
        builder.HasIndex(s => new { s.WorkspaceId, s.PromptId, s.EntryId, s.Number }).IsUnique();
        builder.HasIndex(s => new { s.WorkspaceId, s.EvaluationId, s.State });
        builder.HasIndex(s => new { s.WorkspaceId, s.GenerationId });
        builder.HasIndex(s => new { s.WorkspaceId, s.ImageId });
    }
}
