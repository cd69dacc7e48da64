using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Models;

/// <summary>Something this server must keep to itself, such as its token for a hub. Only ever stored encrypted; belongs to no workspace.</summary>
public sealed class ServerSecret
{
    public required string Name { get; init; }

    /// <summary>Readable only with the server's data-protection keys.</summary>
    public required string Protected { get; set; }
}

internal sealed class ServerSecretConfiguration : IEntityTypeConfiguration<ServerSecret>
{
    public void Configure(EntityTypeBuilder<ServerSecret> builder)
    {
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(50);
        builder.Property(s => s.Protected).HasMaxLength(4_000);
    }
}
