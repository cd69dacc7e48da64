using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>Somebody who rates one evaluation: a member, or a guest of whom only a chosen name is known.</summary>
public sealed class Rater : IWorkspaceOwned
{
    public const int MaxName = 60;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    /// <summary>Null for a guest.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Null for a member.</summary>
    public Guid? GuestLinkId { get; init; }

    /// <summary>A guest's own choice; a member's is read from the account.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the cookie that makes a guest the same one.</summary>
    public string? BrowserHash { get; set; }

    /// <summary>SHA-256 of the code by which votes are deleted; until they are published.</summary>
    public string? CodeHash { get; set; }

    /// <summary>The tab that rates; another one is asked to take over.</summary>
    public Guid? TabId { get; set; }

    /// <summary>Pairs asked of this person; repeats and checks come on top.</summary>
    public required int PairsAsked { get; set; }

    /// <summary>Who asked a member.</summary>
    public Guid? AskedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ConsentAt { get; set; }

    public DateTime? PractisedAt { get; set; }

    /// <summary>The rest halfway was taken.</summary>
    public DateTime? RestedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public DateTime? LastSeenAt { get; set; }

    public RaterMark? Mark { get; set; }

    public DateTime? LeftOutAt { get; set; }

    public Guid? LeftOutById { get; set; }
}

internal sealed class RaterConfiguration : IEntityTypeConfiguration<Rater>
{
    public void Configure(EntityTypeBuilder<Rater> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(Rater.MaxName);
        builder.Property(r => r.BrowserHash).HasMaxLength(64);
        builder.Property(r => r.CodeHash).HasMaxLength(64);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(r => r.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<GuestLink>().WithMany().HasForeignKey(r => r.GuestLinkId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(r => r.AskedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(r => r.LeftOutById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(r => new { r.WorkspaceId, r.EvaluationId, r.UserId }).IsUnique();
        builder.HasIndex(r => r.BrowserHash);
        builder.HasIndex(r => r.CodeHash);
    }
}
