using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Settings;

/// <summary>How a workspace moderates. A workspace without a row has these.</summary>
public sealed class ModerationSettings : IWorkspaceOwned, IVersioned
{
    public Guid WorkspaceId { get; private set; }

    /// <summary>A case is to be decided within so many hours.</summary>
    public int GoalHours { get; set; } = 4;

    /// <summary>What two people decide.</summary>
    public IReadOnlyList<CaseReason> TwoReviewers { get; set; } = [CaseReason.RealPerson, CaseReason.Private];

    /// <summary>So many warnings at a time pause creation; 0 = never.</summary>
    public int StrikesUntilPause { get; set; } = 3;

    public int StrikeDays { get; set; } = 90;

    public int PauseDays { get; set; } = 7;

    /// <summary>Of a hundred pictures that no rule held so many are put to a moderator; 0 = none.</summary>
    public int CheckPercent { get; set; } = 2;

    public Guid Version { get; private set; }
}

internal sealed class ModerationSettingsConfiguration : IEntityTypeConfiguration<ModerationSettings>
{
    public void Configure(EntityTypeBuilder<ModerationSettings> builder) => builder.HasKey(s => s.WorkspaceId);
}
