using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation;

/// <summary>What one person said of two pictures. It outlives the pictures: a number that was published must not change with the trash.</summary>
public sealed class Vote : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required VoteSource Source { get; init; }

    public required EvaluationQuestion Question { get; init; }

    public required Guid LeftSystemId { get; init; }

    public required Guid RightSystemId { get; init; }

    public required Guid LeftImageId { get; init; }

    public required Guid RightImageId { get; init; }

    public required VoteAnswer Answer { get; set; }

    /// <summary>What both were made for: answers about one prompt are drawn together by the bootstrap. In the studio, the turn; in an evaluation, its prompt.</summary>
    public required Guid PromptId { get; init; }

    /// <summary>A kind of prompt; in the studio, the language of the wish; in an evaluation, the category.</summary>
    public required string Category { get; init; }

    /// <summary>Null for a guest.</summary>
    public required Guid? VoterId { get; init; }

    /// <summary>Null outside an evaluation.</summary>
    public Guid? EvaluationId { get; init; }

    public Guid? RaterId { get; init; }

    /// <summary>How long the answer took.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>False where the person could know which system made which.</summary>
    public required bool IsBlind { get; init; }

    public required DateTime At { get; set; }
}

internal sealed class VoteConfiguration : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.Property(v => v.Category).HasMaxLength(64);
        builder.HasOne<EvaluatedSystem>().WithMany().HasForeignKey(v => v.LeftSystemId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<EvaluatedSystem>().WithMany().HasForeignKey(v => v.RightSystemId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(v => v.VoterId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(v => v.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Rater>().WithMany().HasForeignKey(v => v.RaterId).OnDelete(DeleteBehavior.Cascade);
        // Two tabs that answer the same question give one vote.
        builder.HasIndex(v => new { v.WorkspaceId, v.VoterId, v.Source, v.LeftImageId, v.RightImageId }).IsUnique().HasFilter("\"EvaluationId\" IS NULL");
        // Results are counted from the index alone: what they ask of 100,000 votes stands in it whole.
        builder.HasIndex(v => new
        {
            v.WorkspaceId,
            v.EvaluationId,
            v.Question,
            v.Category,
            v.LeftSystemId,
            v.RightSystemId,
            v.Answer,
            v.Source,
            v.RaterId,
            v.VoterId,
            v.PromptId,
            v.At,
            v.Milliseconds,
        }).HasDatabaseName("IX_Votes_Counted");
    }
}
