using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Prompts;

/// <summary>One wish, verbatim, and what came of it.</summary>
public sealed class Turn : IWorkspaceOwned
{
    public const int MaxWish = 4_000;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ThreadId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>What the person typed, in their own language; never changed.</summary>
    public required string Wish
    {
        get;
        init
        {
            field = value;
            SearchText = ImageSearch.Normalise(value);
        }
    }

    /// <summary>The wish as search compares it.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>BCP-47, for example "ja"; "und" when it could not be told.</summary>
    public required string Language { get; init; }

    public IReadOnlyList<LockedPhrase> LockedPhrases { get; set; } = [];

    public required bool UpsamplingOn { get; init; }

    /// <summary>The picture that this turn starts from ("Edit").</summary>
    public Guid? ParentImageId { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public ICollection<Upsampling> Upsamplings { get; } = [];

    public ICollection<PromptRevision> Revisions { get; } = [];
}

internal sealed class TurnConfiguration : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        builder.Property(t => t.Wish).HasMaxLength(Turn.MaxWish);
        builder.Property(t => t.Language).HasMaxLength(35);
        builder.HasOne<PromptThread>().WithMany(t => t.Turns).HasForeignKey(t => t.ThreadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Image>().WithMany().HasForeignKey(t => t.ParentImageId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(t => t.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(t => new { t.WorkspaceId, t.ThreadId, t.Ordinal }).IsUnique();
    }
}
