using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Generations;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Designs;

/// <summary>A system in an evaluation: how the studio makes its pictures, or a folder that brings them.</summary>
public sealed class EvaluationEntry : IWorkspaceOwned
{
    public const int MaxName = 200;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    /// <summary>In the order they were added.</summary>
    public required int Place { get; set; }

    public required string Name { get; set; }

    public required EvaluationEntryKind Kind { get; init; }

    /// <summary>Null for a folder.</summary>
    public GenerationSettings? Settings { get; set; }

    /// <summary>Of the model's files when the evaluation was started: another file is noticed, not used in silence.</summary>
    public string? ModelHash { get; set; }

    /// <summary>The same of the language model; null where the wish is drawn as it is.</summary>
    public string? WriterHash { get; set; }

    public string? FolderName { get; set; }

    /// <summary>What votes are counted for; known with the first picture.</summary>
    public Guid? SystemId { get; set; }
}

internal sealed class EvaluationEntryConfiguration : IEntityTypeConfiguration<EvaluationEntry>
{
    public void Configure(EntityTypeBuilder<EvaluationEntry> builder)
    {
        builder.Property(e => e.Name).HasMaxLength(EvaluationEntry.MaxName);
        builder.Property(e => e.ModelHash).HasMaxLength(64);
        builder.Property(e => e.WriterHash).HasMaxLength(64);
        builder.Property(e => e.FolderName).HasMaxLength(260);
        builder.HasOne<HumanEvaluation>().WithMany(e => e.Entries).HasForeignKey(e => e.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluatedSystem>().WithMany().HasForeignKey(e => e.SystemId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(e => new { e.WorkspaceId, e.EvaluationId, e.Place });
    }
}
