using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Quotas;

/// <summary>That a member asks for more than a limit allows, and what was answered: one row for each person and limit, so that whoever asks again fills no table.</summary>
public sealed class MoreAsked : IWorkspaceOwned, IVersioned
{
    public const int MaxWords = 300;

    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    public required QuotaField Limit { get; init; }

    /// <summary>In the unit of the limit: pictures, milliseconds, pixels or bytes.</summary>
    public required long Wanted { get; set; }

    /// <summary>What for, in the person's words; may be empty.</summary>
    public required string Words { get; set; }

    public required DateTime AskedAt { get; set; }

    public MoreAnswer Answer { get; set; }

    /// <summary>What whoever answered says to it; may be empty.</summary>
    public string AnswerWords { get; set; } = "";

    public DateTime? AnsweredAt { get; set; }

    public Guid? AnsweredById { get; set; }

    public Guid Version { get; private set; }
}

public enum MoreAnswer
{
    Waiting,
    Raised,
    Declined,
}

internal sealed class MoreAskedConfiguration : IEntityTypeConfiguration<MoreAsked>
{
    public void Configure(EntityTypeBuilder<MoreAsked> builder)
    {
        builder.HasKey(m => new { m.WorkspaceId, m.UserId, m.Limit });
        builder.Property(m => m.Limit).HasMaxLength(40);
        builder.Property(m => m.Answer).HasMaxLength(20);
        builder.Property(m => m.Words).HasMaxLength(MoreAsked.MaxWords);
        builder.Property(m => m.AnswerWords).HasMaxLength(MoreAsked.MaxWords);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(m => m.AnsweredById).OnDelete(DeleteBehavior.NoAction);
    }
}
