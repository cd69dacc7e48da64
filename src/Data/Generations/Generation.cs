using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Gallery;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Generations;

/// <summary>One job: a prompt and settings, and a row per picture from the moment it is queued.</summary>
public sealed class Generation : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ThreadId { get; init; }

    public required Guid TurnId { get; init; }

    public required Guid PromptRevisionId { get; init; }

    public required GenerationSettings Settings { get; init; }

    /// <summary>The model's hash when this was queued: a changed file is noticed, not used in silence.</summary>
    public required string ModelHash { get; init; }

    public required GenerationKind Kind { get; init; }

    public Guid? ParentImageId { get; init; }

    /// <summary>The mask in the settings, as a column: the sweep of files does not read JSON.</summary>
    public string? MaskHash { get; init; }

    /// <summary>Its pictures do not start before; null = as soon as it is their turn.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>Drawn only while nothing else waits.</summary>
    public bool IsBatch { get; init; }

    public Guid? EvaluationId { get; init; }

    public GenerationStatus Status { get; set; } = GenerationStatus.Queued;

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? FinishedAt { get; set; }

    public ICollection<GenerationPicture> Pictures { get; } = [];
}

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<Generation> builder)
    {
        builder.Property(g => g.ModelHash).HasMaxLength(64);
        builder.Property(g => g.MaskHash).HasMaxLength(64);
        builder.HasOne<PromptThread>().WithMany().HasForeignKey(g => g.ThreadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Turn>().WithMany().HasForeignKey(g => g.TurnId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PromptRevision>().WithMany().HasForeignKey(g => g.PromptRevisionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Image>().WithMany().HasForeignKey(g => g.ParentImageId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(g => g.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(g => g.EvaluationId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(g => new { g.WorkspaceId, g.CreatedAt, g.Id }).IsDescending(false, true, true);
        builder.HasIndex(g => new { g.WorkspaceId, g.MaskHash });
        builder.HasIndex(g => new { g.Status, g.CreatedAt });
    }
}
