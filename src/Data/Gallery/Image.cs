using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Gallery;

/// <summary>A picture with its provenance. Its bytes lie in the BlobStore under BlobHash.</summary>
public sealed class Image : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required ImageOrigin Origin { get; init; }

    /// <summary>sha256 of the file.</summary>
    public required string BlobHash { get; init; }

    /// <summary>sha256 of the decoded RGB bytes: what "the same picture" means.</summary>
    public required string PixelHash { get; init; }

    /// <summary>The mask in the provenance, as a column: the sweep of files does not read JSON.</summary>
    public string? MaskHash { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required long ByteCount { get; init; }

    public required Provenance Provenance { get; init; }

    public required string Prompt { get; init; }

    public string Wish { get; init; } = "";

    /// <summary>BCP-47 of the wish.</summary>
    public string? Language { get; init; }

    /// <summary>Copied out of the provenance: the gallery's filter does not read JSON.</summary>
    public string? ModelName { get; init; }

    public long? Seed { get; init; }

    /// <summary>Wish, prompt and seed as ImageSearch.Normalise folds them.</summary>
    public required string SearchText { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Set while the picture is in the trash.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Where it came from; empty once that thread has been purged.</summary>
    public Guid? ThreadId { get; init; }

    public Guid? TurnId { get; init; }

    public Guid? PictureId { get; init; }

    public ImageSafety? Safety { get; set; }

    /// <summary>What is not shown is in no query but those of HiddenImages.</summary>
    public ImageStanding Standing { get; set; }

    /// <summary>The evaluation it was made for; such pictures are in no query but those of EvaluationPictures.</summary>
    public Guid? EvaluationId { get; init; }

    /// <summary>LooksHash of the pixels: near ones look alike. Empty in pictures older than it.</summary>
    public long? Looks { get; init; }
}

internal sealed class ImageConfiguration : IEntityTypeConfiguration<Image>
{
    public void Configure(EntityTypeBuilder<Image> builder)
    {
        builder.Property(i => i.BlobHash).HasMaxLength(64);
        builder.Property(i => i.PixelHash).HasMaxLength(64);
        builder.Property(i => i.MaskHash).HasMaxLength(64);
        builder.Property(i => i.Prompt).HasMaxLength(PromptRevision.MaxText);
        builder.Property(i => i.Wish).HasMaxLength(Turn.MaxWish);
        builder.Property(i => i.Language).HasMaxLength(35);
        builder.Property(i => i.ModelName).HasMaxLength(200);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(i => i.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PromptThread>().WithMany().HasForeignKey(i => i.ThreadId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Turn>().WithMany().HasForeignKey(i => i.TurnId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<GenerationPicture>().WithMany().HasForeignKey(i => i.PictureId).OnDelete(DeleteBehavior.NoAction);
        // The gallery: newest first, with a cursor of (CreatedAt, Id).
        builder.HasIndex(i => new { i.WorkspaceId, i.DeletedAt, i.CreatedAt, i.Id }).IsDescending(false, false, true, true);
        builder.HasIndex(i => new { i.WorkspaceId, i.BlobHash });
        builder.HasIndex(i => new { i.WorkspaceId, i.MaskHash });
        // A replay of an edit finds the picture it began with by its pixels.
        builder.HasIndex(i => new { i.WorkspaceId, i.PixelHash });
        // How many somebody made, and how they stand: counted for each case of theirs.
        builder.HasIndex(i => new { i.WorkspaceId, i.CreatedById, i.Standing });
        builder.HasIndex(i => i.DeletedAt);
        builder.Property(i => i.Standing).HasDefaultValue(ImageStanding.Shown).HasSentinel(ImageStanding.Shown);
        builder.HasQueryFilter(HiddenImages.FilterName, i => i.Standing == ImageStanding.Shown);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(i => i.EvaluationId).OnDelete(DeleteBehavior.NoAction);
        builder.HasQueryFilter(EvaluationPictures.FilterName, i => i.EvaluationId == null);
    }
}
