using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>A pair that one rater was given. While its lease lasts nobody else is given the same place.</summary>
public sealed class RatingAssignment : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    public required Guid RaterId { get; init; }

    public required Guid PairId { get; init; }

    public required AssignmentKind Kind { get; init; }

    /// <summary>The second sample is on the left.</summary>
    public required bool IsSwapped { get; init; }

    /// <summary>In this rater's order, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>Random: the address of the left picture, of this assignment alone.</summary>
    public required string LeftKey { get; init; }

    public required string RightKey { get; init; }

    public required DateTime LeasedUntil { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>As it was shown: Left is the picture on the left.</summary>
    public VoteAnswer? Answer { get; set; }

    /// <summary>From the moment both pictures were there.</summary>
    public int? Milliseconds { get; set; }

    /// <summary>Null for checks and repeats.</summary>
    public Guid? VoteId { get; set; }
}

internal sealed class RatingAssignmentConfiguration : IEntityTypeConfiguration<RatingAssignment>
{
    public void Configure(EntityTypeBuilder<RatingAssignment> builder)
    {
        builder.Property(a => a.LeftKey).HasMaxLength(43);
        builder.Property(a => a.RightKey).HasMaxLength(43);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(a => a.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Rater>().WithMany().HasForeignKey(a => a.RaterId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RatingPair>().WithMany().HasForeignKey(a => a.PairId).OnDelete(DeleteBehavior.Cascade);
        // Two tabs of one rater are given one place.
        builder.HasIndex(a => new { a.WorkspaceId, a.RaterId, a.Place }).IsUnique();
        builder.HasIndex(a => new { a.WorkspaceId, a.RaterId, a.PairId, a.Kind }).IsUnique();
        builder.HasIndex(a => new { a.WorkspaceId, a.PairId });
        builder.HasIndex(a => a.LeftKey).IsUnique();
        builder.HasIndex(a => a.RightKey).IsUnique();
    }
}
