using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Looks;

/// <summary>An administrator of the server looks into a workspace they are no member of: with a reason, for a while, changing nothing.</summary>
public sealed class AdministratorLook : IWorkspaceOwned
{
    public const int MaxReason = 300;

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AdministratorId { get; init; }

    /// <summary>In the administrator's words, for the owners. The log holds only the id of this row.</summary>
    public required string Reason { get; init; }

    public required DateTime BeganAt { get; init; }

    public required DateTime EndsAt { get; init; }

    /// <summary>Ended before its time, by the administrator or by an owner.</summary>
    public DateTime? EndedAt { get; set; }
}

internal sealed class AdministratorLookConfiguration : IEntityTypeConfiguration<AdministratorLook>
{
    public void Configure(EntityTypeBuilder<AdministratorLook> builder)
    {
        builder.Property(look => look.Reason).HasMaxLength(AdministratorLook.MaxReason);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(look => look.AdministratorId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(look => new { look.AdministratorId, look.EndsAt });
    }
}
