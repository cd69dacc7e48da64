using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Databases;

/// <summary>The one row that says which studio this database is; the folders that belong to it carry the same id (InstallationMark).</summary>
public sealed class Installation
{
    /// <summary>Always 1: a second row is a conflict.</summary>
    public int Number { get; private init; } = 1;

    public required Guid Id { get; init; }
}

internal sealed class InstallationConfiguration : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.HasKey(i => i.Number);
        builder.Property(i => i.Number).ValueGeneratedNever();
    }
}
