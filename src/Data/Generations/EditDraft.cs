using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Generations;

/// <summary>What one person has chosen for an edit of one picture and not asked for yet: a reload or another device loses nothing. The mask is not here; it stays in the browser.</summary>
public sealed class EditDraft : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    public required Guid ImageId { get; init; }

    /// <summary>Inpaint, Redraw or Upscale: each has settings of its own.</summary>
    public required GenerationKind Kind { get; init; }

    public required GenerationSettings Settings { get; set; }

    public required DateTime UpdatedAt { get; set; }
}

internal sealed class EditDraftConfiguration : IEntityTypeConfiguration<EditDraft>
{
    public void Configure(EntityTypeBuilder<EditDraft> builder)
    {
        builder.HasKey(d => new { d.WorkspaceId, d.UserId, d.ImageId, d.Kind });
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Image>().WithMany().HasForeignKey(d => d.ImageId).OnDelete(DeleteBehavior.Cascade);
    }
}
