using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Choices;

namespace Studio.Data.Users;

/// <summary>How the studio behaves for one person, in every workspace and on every device.</summary>
public sealed class UserPreferences
{
    public required Guid UserId { get; init; }

    /// <summary>Enter sends instead of Ctrl+Enter.</summary>
    public bool EnterSends { get; set; }

    public bool SettingsOpen { get; set; } = true;

    public bool NotifyWhenDone { get; set; }

    /// <summary>Keys without a modifier (G, F, Delete ...) act; off for people whose tools type for them.</summary>
    public bool SingleKeys { get; set; } = true;

    /// <summary>The pictures start as soon as the prompt is written, without a look at it.</summary>
    public bool StartByItself { get; set; }

    public bool RailCollapsed { get; set; }

    /// <summary>Nothing slides or fades, whatever the device says.</summary>
    public bool MovesLess { get; set; }

    /// <summary>Which of two of one's own pictures.</summary>
    public Asking Asking { get; set; } = Asking.NowAndThen;

    /// <summary>Of the person's days and clocks; null for those of the workspace.</summary>
    public string? TimeZone { get; set; }
}

internal sealed class UserPreferencesConfiguration : IEntityTypeConfiguration<UserPreferences>
{
    public void Configure(EntityTypeBuilder<UserPreferences> builder)
    {
        builder.HasKey(p => p.UserId);
        builder.Property(p => p.Asking).HasDefaultValue(Asking.NowAndThen).HasSentinel(Asking.NowAndThen);
        builder.Property(p => p.TimeZone).HasMaxLength(64);
        builder.HasOne<StudioUser>().WithOne().HasForeignKey<UserPreferences>(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
