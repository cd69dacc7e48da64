using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Keys;

/// <summary>How often a key was used on one day.</summary>
public sealed class KeyDay : IWorkspaceOwned
{
    /// <summary>With today.</summary>
    public const int DaysKept = 30;

    public Guid WorkspaceId { get; private set; }

    public required Guid KeyId { get; init; }

    /// <summary>A day in the workspace's time zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>All that came with it while it worked.</summary>
    public int Calls { get; set; }

    /// <summary>Of the calls those that asked too often, or for what the key may not; and what came with it after its end.</summary>
    public int Refused { get; set; }

    public DateTime? LastRefusedAt { get; set; }
}

internal sealed class KeyDayConfiguration : IEntityTypeConfiguration<KeyDay>
{
    public void Configure(EntityTypeBuilder<KeyDay> builder)
    {
        builder.HasKey(d => new { d.WorkspaceId, d.KeyId, d.Day });
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(d => d.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
