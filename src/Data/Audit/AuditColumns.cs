using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Audit;

internal static class AuditColumns
{
    public static void Apply<T>(EntityTypeBuilder<T> builder)
        where T : AuditRecord
    {
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Act).HasMaxLength(40);
        builder.Property(e => e.Actor).HasMaxLength(64);
        builder.Property(e => e.Object).HasMaxLength(AuditRecord.MaxObject);
        builder.Property(e => e.Details).HasMaxLength(AuditRecord.MaxDetails);
        builder.Property(e => e.Previous).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
    }
}
