using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Models;

/// <summary>Somebody accepted the licence of a model for the workspace. The row stays as it was written: it is the proof.</summary>
public sealed class ModelLicence : IWorkspaceOwned
{
    public const int MaxName = 200;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The model's name for rules (ModelKey): the same for all its revisions.</summary>
    public required string Model { get; init; }

    /// <summary>As it was shown; another licence has to be accepted anew. Empty where the model states none.</summary>
    public required string Licence { get; init; }

    public required Guid AcceptedById { get; init; }

    public required DateTime AcceptedAt { get; init; }
}

internal sealed class ModelLicenceConfiguration : IEntityTypeConfiguration<ModelLicence>
{
    public void Configure(EntityTypeBuilder<ModelLicence> builder)
    {
        builder.Property(l => l.Model).HasMaxLength(ModelLicence.MaxName);
        builder.Property(l => l.Licence).HasMaxLength(ModelLicence.MaxName);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(l => l.AcceptedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(l => new { l.WorkspaceId, l.Model, l.Licence }).IsUnique();
    }
}
