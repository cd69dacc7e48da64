using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation;

/// <summary>What made a picture, as far as it is compared: a model, how it was asked to draw, and whether and by what the wish was written out.</summary>
public sealed class EvaluatedSystem : IWorkspaceOwned
{
    internal const string ImportedKey = "imported-";

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SystemTraits.Key: two pictures are of one system where these are equal.</summary>
    public required string Key { get; init; }

    public required string Model { get; init; }

    /// <summary>Of the model's files: the same name with other files is another system.</summary>
    public required string ModelHash { get; init; }

    public required string Sampler { get; init; }

    public required int Steps { get; init; }

    public required double Guidance { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>What else was not as usual, in words: a second pass, layers left out.</summary>
    public string Besides { get; init; } = "";

    /// <summary>The language model that wrote the prompt; null where the picture was drawn from the wish.</summary>
    public string? Writer { get; init; }

    /// <summary>Of the instructions the writer was given.</summary>
    public string? WriterProfile { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Its pictures came with a folder: nobody knows how they were drawn.</summary>
    public bool IsImported => Key.StartsWith(ImportedKey, StringComparison.Ordinal);
}

internal sealed class EvaluatedSystemConfiguration : IEntityTypeConfiguration<EvaluatedSystem>
{
    public void Configure(EntityTypeBuilder<EvaluatedSystem> builder)
    {
        builder.Property(s => s.Key).HasMaxLength(64);
        builder.Property(s => s.Model).HasMaxLength(200);
        builder.Property(s => s.ModelHash).HasMaxLength(64);
        builder.Property(s => s.Sampler).HasMaxLength(64);
        builder.Property(s => s.Besides).HasMaxLength(200);
        builder.Property(s => s.Writer).HasMaxLength(200);
        builder.Property(s => s.WriterProfile).HasMaxLength(64);
        builder.HasIndex(s => new { s.WorkspaceId, s.Key }).IsUnique();
    }
}
