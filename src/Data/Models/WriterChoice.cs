using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Models;

/// <summary>The language model that writes a workspace's prompts where a person chose no other. Without a row the server's own choice does.</summary>
public sealed class WriterChoice : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    /// <summary>As GenerationSettings.Writer names it.</summary>
    public required string Writer { get; set; }
}

internal sealed class WriterChoiceConfiguration : IEntityTypeConfiguration<WriterChoice>
{
    public void Configure(EntityTypeBuilder<WriterChoice> builder)
    {
        builder.HasKey(c => c.WorkspaceId);
        builder.Property(c => c.Writer).HasMaxLength(ModelLicence.MaxName);
    }
}
