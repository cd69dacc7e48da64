using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Prompts;

/// <summary>A prompt as it stood when somebody kept or sent it. Immutable: an edit is a new revision, diffs are computed.</summary>
public sealed class PromptRevision : IWorkspaceOwned
{
    public const int MaxText = 8_000;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TurnId { get; init; }

    public required int Ordinal { get; init; }

    public required string Text
    {
        get;
        init
        {
            field = value;
            SearchText = ImageSearch.Normalise(value);
        }
    }

    /// <summary>The text as search compares it.</summary>
    public string SearchText { get; private set; } = "";

    public required PromptOrigin Origin { get; init; }

    public Guid? UpsamplingId { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class PromptRevisionConfiguration : IEntityTypeConfiguration<PromptRevision>
{
    public void Configure(EntityTypeBuilder<PromptRevision> builder)
    {
        builder.Property(r => r.Text).HasMaxLength(PromptRevision.MaxText);
        builder.HasOne<Turn>().WithMany(t => t.Revisions).HasForeignKey(r => r.TurnId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Upsampling>().WithMany().HasForeignKey(r => r.UpsamplingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(r => r.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(r => new { r.WorkspaceId, r.TurnId, r.Ordinal }).IsUnique();
    }
}
