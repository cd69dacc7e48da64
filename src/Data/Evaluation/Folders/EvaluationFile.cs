using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Folders;

/// <summary>A picture of an imported folder. Its name says which prompt it is for; that is settled when the evaluation is started.</summary>
public sealed class EvaluationFile : IWorkspaceOwned
{
    public const int MaxPath = 400;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>Within the folder, with / between its parts.</summary>
    public required string Path { get; init; }

    public required Guid ImageId { get; init; }
}

internal sealed class EvaluationFileConfiguration : IEntityTypeConfiguration<EvaluationFile>
{
    public void Configure(EntityTypeBuilder<EvaluationFile> builder)
    {
        builder.Property(f => f.Path).HasMaxLength(EvaluationFile.MaxPath);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(f => f.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvaluationEntry>().WithMany().HasForeignKey(f => f.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.WorkspaceId, f.EntryId, f.Path }).IsUnique();
        // No key to Images, as samples have none.
        builder.HasIndex(f => new { f.WorkspaceId, f.ImageId });
    }
}
