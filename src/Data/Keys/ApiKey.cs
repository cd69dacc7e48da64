using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Keys;

/// <summary>A key by which a program reads one workspace. The database holds a hash of it: whoever lost it makes another one.</summary>
public sealed class ApiKey : IWorkspaceOwned
{
    public const int MaxName = 100;
    public const int MaxAddresses = 400;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is for, in the words of whoever made it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the whole key in lower-case hex: how it is found.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The first characters, by which people tell keys apart.</summary>
    public required string Beginning { get; init; }

    public required KeyScope Scopes { get; init; }

    /// <summary>Networks it works from, such as "10.4.0.0/24", with spaces between; empty for all.</summary>
    public string Addresses { get; init; } = "";

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Null for no end.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>Where it was last used from.</summary>
    public string? LastAddress { get; set; }

    public DateTime? RevokedAt { get; set; }

    public Guid? RevokedById { get; set; }

    /// <summary>The log says that it ran out.</summary>
    public bool EndIsWritten { get; set; }

    /// <param name="now">The time to judge by.</param>
    /// <param name="makerJoinedAt">Since when its maker is a member; null when they are none. A key made before that belongs to a membership that ended.</param>
    public KeyState StateAt(DateTime now, DateTime? makerJoinedAt) =>
        RevokedAt is not null ? KeyState.Revoked
        : ExpiresAt <= now ? KeyState.RanOut
        : makerJoinedAt is null || CreatedAt < makerJoinedAt ? KeyState.Orphaned
        : KeyState.Works;
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(k => k.Name).HasMaxLength(ApiKey.MaxName);
        builder.Property(k => k.SecretHash).HasMaxLength(64);
        builder.Property(k => k.Beginning).HasMaxLength(20);
        // Several scopes stand in one text.
        builder.Property(k => k.Scopes).HasMaxLength(200);
        builder.Property(k => k.Addresses).HasMaxLength(ApiKey.MaxAddresses);
        builder.Property(k => k.LastAddress).HasMaxLength(45);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(k => k.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(k => k.RevokedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(k => k.SecretHash).IsUnique();
    }
}
