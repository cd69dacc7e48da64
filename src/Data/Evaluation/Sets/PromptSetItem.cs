using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Sets;

public sealed class PromptSetItem : IWorkspaceOwned
{
    public const int MaxCategory = 64;
    public const int MaxFileKey = 260;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PromptSetId { get; init; }

    /// <summary>Its row among those that were read, from 0.</summary>
    public required int Place { get; init; }

    public required string Text { get; init; }

    /// <summary>Empty where the file has none.</summary>
    public required string Category { get; init; }

    public string? Challenge { get; init; }

    /// <summary>The name by which a picture of a folder is this prompt's.</summary>
    public string? FileKey { get; init; }
}

internal sealed class PromptSetItemConfiguration : IEntityTypeConfiguration<PromptSetItem>
{
    public void Configure(EntityTypeBuilder<PromptSetItem> builder)
    {
        builder.Property(i => i.Text).HasMaxLength(Turn.MaxWish);
        builder.Property(i => i.Category).HasMaxLength(PromptSetItem.MaxCategory);
        builder.Property(i => i.Challenge).HasMaxLength(PromptSetItem.MaxCategory);
        builder.Property(i => i.FileKey).HasMaxLength(PromptSetItem.MaxFileKey);
        builder.HasOne<PromptSet>().WithMany(s => s.Items).HasForeignKey(i => i.PromptSetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => new { i.WorkspaceId, i.PromptSetId, i.Place }).IsUnique();
    }
}
