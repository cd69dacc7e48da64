using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Invitations;

/// <summary>A link that lets people in with one role. Whoever holds the link's secret may ask; the database alone does not hold it.</summary>
public sealed class Invitation : IWorkspaceOwned
{
    public const int MaxNote = 200;
    public const int MaxDomain = 100;
    public const int MaxPlaces = 100;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Never Admin or Owner: those are made from a member, by somebody who looks at a name.</summary>
    public required Role Role { get; init; }

    /// <summary>SHA-256 of the link's secret in lower-case hex: how a link is found.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The secret for whoever copies the link again; readable only with the server's data-protection keys.</summary>
    public required string Protected { get; init; }

    /// <summary>The first characters of the secret, by which people tell links apart.</summary>
    public required string Beginning { get; init; }

    /// <summary>For those who are invited, in whatever language; empty for none.</summary>
    public string Note { get; init; } = "";

    public required int Places { get; set; }

    /// <summary>Places that were taken; whoever waits to be let in has none yet.</summary>
    public int Used { get; set; }

    /// <summary>Somebody lets each one in; else the link does.</summary>
    public required bool ByHand { get; init; }

    /// <summary>Such as northlight.example: only accounts with an address there. Null for everybody.</summary>
    public string? EmailDomain { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public Guid? RevokedById { get; set; }

    public InvitationState StateAt(DateTime now) =>
        RevokedAt is not null ? InvitationState.Revoked
        : Used >= Places ? InvitationState.UsedUp
        : ExpiresAt <= now ? InvitationState.RanOut
        : InvitationState.Works;
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.SecretHash).HasMaxLength(64);
        builder.Property(i => i.Protected).HasMaxLength(1_000);
        builder.Property(i => i.Beginning).HasMaxLength(InvitationSecret.BeginningLength);
        builder.Property(i => i.Note).HasMaxLength(Invitation.MaxNote);
        builder.Property(i => i.EmailDomain).HasMaxLength(Invitation.MaxDomain);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(i => i.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(i => i.RevokedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(i => i.SecretHash).IsUnique();
    }
}
