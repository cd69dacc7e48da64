using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>An act in one workspace.</summary>
public sealed class AuditEntry : AuditRecord, IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(e => new { e.WorkspaceId, e.Number });
        builder.HasIndex(e => new { e.WorkspaceId, e.Object });
        AuditColumns.Apply(builder);
    }
}
