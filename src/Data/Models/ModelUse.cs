using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Models;

/// <summary>Who in the workspace may use a model. Without a row everybody may who makes pictures.</summary>
public sealed class ModelUse : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The model's name for rules (ModelKey).</summary>
    public required string Model { get; init; }

    /// <summary>The server's administrator does not allow it here; what the workspace says is kept and does not count meanwhile.</summary>
    public bool IsDeniedByServer { get; set; }

    public bool ForModerators { get; set; } = true;

    public bool ForCreators { get; set; } = true;

    /// <summary>Owners and admins always may: they decide it.</summary>
    public bool Allows(Role? role) => !IsDeniedByServer && role switch
    {
        Role.Owner or Role.Admin => true,
        Role.Moderator => ForModerators,
        Role.Creator => ForCreators,
        _ => false,
    };
}

internal sealed class ModelUseConfiguration : IEntityTypeConfiguration<ModelUse>
{
    public void Configure(EntityTypeBuilder<ModelUse> builder)
    {
        builder.Property(u => u.Model).HasMaxLength(ModelLicence.MaxName);
        builder.HasIndex(u => new { u.WorkspaceId, u.Model }).IsUnique();
    }
}
