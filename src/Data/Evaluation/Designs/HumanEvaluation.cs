using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation.Designs;

/// <summary>The same prompts by two or more systems, and people who say blind which picture is better.</summary>
public sealed class HumanEvaluation : IWorkspaceOwned, IVersioned
{
    public const int MaxName = 200;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public EvaluationState State { get; set; } = EvaluationState.Draft;

    public Guid? PromptSetId { get; set; }

    /// <summary>Draws prompts out of the set, noise of the pictures, pairs and sides.</summary>
    public long Seed { get; set; } = 7;

    /// <summary>How many prompts of each category; a category that is not named is taken whole.</summary>
    public IReadOnlyDictionary<string, int> Takes { get; set; } = new Dictionary<string, int>();

    /// <summary>Pictures of each system for each prompt.</summary>
    public int PicturesEach { get; set; } = 1;

    public IReadOnlyList<EvaluationQuestion> Questions { get; set; } = [EvaluationQuestion.PromptFollowing];

    public EvaluationCaption Caption { get; set; } = EvaluationCaption.Wish;

    /// <summary>Answers to each pair and question, by different people.</summary>
    public int VotesEach { get; set; } = 3;

    /// <summary>One check in so many pairs; 0 = none.</summary>
    public int CheckEvery { get; set; } = 12;

    /// <summary>One pair in so many comes again with its sides changed; 0 = none.</summary>
    public int RepeatEvery { get; set; } = 15;

    /// <summary>People may be shown pictures that they made themselves.</summary>
    public bool MayRateOwn { get; set; }

    /// <summary>The system whose score is 0; null = the mean of all is.</summary>
    public Guid? AnchorEntryId { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; set; }

    /// <summary>No new pictures; people may go on rating.</summary>
    public DateTime? PausedAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    public DateTime? PublishedAt { get; set; }

    /// <summary>Of the devices, spent on it so far.</summary>
    public long MachineMilliseconds { get; set; }

    public Guid Version { get; private set; }

    public ICollection<EvaluationEntry> Entries { get; } = [];
}

internal sealed class HumanEvaluationConfiguration : IEntityTypeConfiguration<HumanEvaluation>
{
    public void Configure(EntityTypeBuilder<HumanEvaluation> builder)
    {
        builder.Property(e => e.Name).HasMaxLength(HumanEvaluation.MaxName);
        builder.HasOne<PromptSet>().WithMany().HasForeignKey(e => e.PromptSetId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(e => e.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(e => new { e.WorkspaceId, e.State, e.CreatedAt });
        builder.HasIndex(e => e.State);
        builder.HasQueryFilter(ThrownAwayEvaluations.FilterName, e => e.State != EvaluationState.ThrownAway);
    }
}
