using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Designs;

/// <summary>A prompt as it stood when the evaluation was started: the set may change or go.</summary>
public sealed class EvaluationPrompt : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    /// <summary>The order in which pictures are made, from 0.</summary>
    public required int Place { get; init; }

    public required string Text { get; init; }

    public required string Category { get; init; }

    public string? Challenge { get; init; }

    /// <summary>BCP-47.</summary>
    public string? Language { get; init; }

    public string? FileKey { get; init; }

    /// <summary>The turn its pictures are made in, once that has begun.</summary>
    public Guid? TurnId { get; set; }
}

internal sealed class EvaluationPromptConfiguration : IEntityTypeConfiguration<EvaluationPrompt>
{
    public void Configure(EntityTypeBuilder<EvaluationPrompt> builder)
    {
        builder.Property(p => p.Text).HasMaxLength(Turn.MaxWish);
        builder.Property(p => p.Category).HasMaxLength(PromptSetItem.MaxCategory);
        builder.Property(p => p.Challenge).HasMaxLength(PromptSetItem.MaxCategory);
        builder.Property(p => p.Language).HasMaxLength(35);
        builder.Property(p => p.FileKey).HasMaxLength(PromptSetItem.MaxFileKey);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(p => p.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Turn>().WithMany().HasForeignKey(p => p.TurnId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(p => new { p.WorkspaceId, p.EvaluationId, p.Place }).IsUnique();
    }
}
