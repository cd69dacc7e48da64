using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Strikes;

/// <summary>A warning that was given with a decision. It counts until it lapses or is lifted.</summary>
public sealed class Strike : IWorkspaceOwned
{
    public const int MaxWhy = 300;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid DecisionId { get; init; }

    public required DateTime GivenAt { get; init; }

    public required DateTime LapsesAt { get; init; }

    public DateTime? LiftedAt { get; set; }

    /// <summary>Who lifted it by hand; empty where the decision was taken back or an appeal was granted.</summary>
    public Guid? LiftedById { get; set; }

    public StrikeEnd? LiftedBy { get; set; }

    /// <summary>Why, of a person.</summary>
    public string LiftedWhy { get; set; } = "";
}

internal sealed class StrikeConfiguration : IEntityTypeConfiguration<Strike>
{
    public void Configure(EntityTypeBuilder<Strike> builder)
    {
        builder.Property(s => s.LiftedWhy).HasMaxLength(Strike.MaxWhy);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(s => s.LiftedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ModerationCase>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.WorkspaceId, s.UserId, s.LapsesAt });
        // One decision gives one.
        builder.HasIndex(s => new { s.WorkspaceId, s.DecisionId }).IsUnique();
    }
}
