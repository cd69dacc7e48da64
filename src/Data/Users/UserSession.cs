using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Users;

/// <summary>One sign-in on one device. The cookie names it; without its row the cookie opens nothing.</summary>
public sealed class UserSession
{
    public const int MaxDevice = 80;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    /// <summary>In words, such as "Firefox on macOS".</summary>
    public required string Device { get; init; }

    /// <summary>Where it was opened from, as the network says it; empty where that is not known.</summary>
    public required string Address { get; init; }

    public required SignInWay Way { get; init; }

    /// <summary>Neither signed in from before nor called theirs since; the first place of an account is nothing new.</summary>
    public bool IsNewPlace { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When the person last showed that it is them, by password, passkey or signing in.</summary>
    public DateTime ConfirmedAt { get; set; }

    /// <summary>When it last asked for anything, to the minute.</summary>
    public required DateTime SeenAt { get; set; }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(s => s.Device).HasMaxLength(UserSession.MaxDevice);
        builder.Property(s => s.Address).HasMaxLength(45);
        // PasswordAndRecoveryCode is longer than other names.
        builder.Property(s => s.Way).HasMaxLength(30);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.UserId);
    }
}
