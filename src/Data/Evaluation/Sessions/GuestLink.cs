using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>A link with which people without an account rate one evaluation, and see nothing else.</summary>
public sealed class GuestLink : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EvaluationId { get; init; }

    /// <summary>SHA-256 of the link's secret in lower-case hex: how a link is found.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The secret for whoever copies the link again; readable only with the server's data-protection keys.</summary>
    public required string Protected { get; init; }

    /// <summary>The first characters of the secret, by which people tell links apart.</summary>
    public required string Beginning { get; init; }

    public required int MaxGuests { get; set; }

    /// <summary>Raters who began with it.</summary>
    public int Used { get; set; }

    public required int PairsEach { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime EndsAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public GuestLinkEnd? EndedBy { get; set; }
}

internal sealed class GuestLinkConfiguration : IEntityTypeConfiguration<GuestLink>
{
    public void Configure(EntityTypeBuilder<GuestLink> builder)
    {
        builder.Property(l => l.SecretHash).HasMaxLength(64);
        builder.Property(l => l.Protected).HasMaxLength(1_000);
        builder.Property(l => l.Beginning).HasMaxLength(16);
        builder.HasOne<HumanEvaluation>().WithMany().HasForeignKey(l => l.EvaluationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(l => l.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(l => l.SecretHash).IsUnique();
    }
}
