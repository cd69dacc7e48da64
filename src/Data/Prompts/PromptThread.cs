using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Prompts;

/// <summary>A conversation that makes pictures.</summary>
public sealed class PromptThread : IWorkspaceOwned, IVersioned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Title
    {
        get;
        set
        {
            field = value;
            SearchText = ImageSearch.Normalise(value);
        }
    }

    /// <summary>The title as search compares it.</summary>
    public string SearchText { get; private set; } = "";

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; set; }

    /// <summary>Set while the thread is in the trash.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>The evaluation whose pictures are made in it; such a thread is in no query but those of EvaluationPictures.</summary>
    public Guid? EvaluationId { get; init; }

    public Guid Version { get; private set; }

    public ICollection<Turn> Turns { get; } = [];
}

internal sealed class PromptThreadConfiguration : IEntityTypeConfiguration<PromptThread>
{
    public void Configure(EntityTypeBuilder<PromptThread> builder)
    {
        builder.Property(t => t.Title).HasMaxLength(200);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(t => t.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(t => t.EvaluationId).OnDelete(DeleteBehavior.NoAction);
        builder.HasQueryFilter(EvaluationPictures.FilterName, t => t.EvaluationId == null);
        // The list beside the conversation: newest first.
        builder.HasIndex(t => new { t.WorkspaceId, t.UpdatedAt, t.Id }).IsDescending(false, true, true);
        builder.HasIndex(t => t.DeletedAt);
    }
}
