using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Audit;

/// <summary>An act on the server, in no workspace: sign-ins, accounts, models, what administrators do.</summary>
public sealed class ServerAuditEntry : AuditRecord;

internal sealed class ServerAuditEntryConfiguration : IEntityTypeConfiguration<ServerAuditEntry>
{
    public void Configure(EntityTypeBuilder<ServerAuditEntry> builder)
    {
        builder.HasKey(e => e.Number);
        builder.HasIndex(e => e.Object);
        AuditColumns.Apply(builder);
    }
}
