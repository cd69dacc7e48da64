using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation.Sets;

/// <summary>Prompts that systems are compared on, as a file brought them.</summary>
public sealed class PromptSet : IWorkspaceOwned
{
    public const int MaxName = 200;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>What the file was read as, such as DrawBench.</summary>
    public required string Format { get; init; }

    public string? FileName { get; init; }

    /// <summary>BCP-47, where all of its prompts are in one.</summary>
    public string? Language { get; init; }

    public required int Count { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public ICollection<PromptSetItem> Items { get; } = [];
}

internal sealed class PromptSetConfiguration : IEntityTypeConfiguration<PromptSet>
{
    public void Configure(EntityTypeBuilder<PromptSet> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(PromptSet.MaxName);
        builder.Property(s => s.Format).HasMaxLength(40);
        builder.Property(s => s.FileName).HasMaxLength(260);
        builder.Property(s => s.Language).HasMaxLength(35);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(s => s.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(s => new { s.WorkspaceId, s.CreatedAt });
    }
}
