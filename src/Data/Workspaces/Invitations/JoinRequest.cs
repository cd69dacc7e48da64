using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Invitations;

/// <summary>Somebody came by a link: one row for each person and link, whatever became of it.</summary>
public sealed class JoinRequest : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InvitationId { get; init; }

    public required Guid UserId { get; init; }

    public required JoinState State { get; set; }

    public required DateTime AskedAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Null where the link itself let them in.</summary>
    public Guid? DecidedById { get; set; }
}

internal sealed class JoinRequestConfiguration : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> builder)
    {
        builder.HasOne<Invitation>().WithMany().HasForeignKey(r => r.InvitationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(r => r.DecidedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(r => new { r.WorkspaceId, r.InvitationId, r.UserId }).IsUnique();
        builder.HasIndex(r => r.UserId);
    }
}
