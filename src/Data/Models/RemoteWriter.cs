using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Models;

/// <summary>A language model at an address, which writes prompts for the workspace that entered it.</summary>
public sealed class RemoteWriter : IWorkspaceOwned
{
    public const int MaxName = 100;
    public const int MaxAddress = 500;
    public const int MaxModel = 200;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>The base, such as https://models.example.com/v1; holds no key.</summary>
    public required string Address { get; set; }

    /// <summary>What the server at the address calls the model.</summary>
    public required string Model { get; set; }

    /// <summary>Readable only with the server's data-protection keys; null where the address wants none.</summary>
    public string? ProtectedKey { get; set; }

    /// <summary>An administrator of the server entered the address; else one of their rules (WriterAddress) must cover it whenever it is used.</summary>
    public bool IsByServer { get; set; }

    /// <summary>The administrator who entered it said that it may lie in the server's own network.</summary>
    public bool MayBePrivate { get; set; }

    /// <summary>The wish goes with instructions; false for models trained to describe without any.</summary>
    public bool SendsInstructions { get; set; } = true;

    /// <summary>It sees: whoever runs an evaluation may send its pictures there to be judged.</summary>
    public bool JudgesPictures { get; set; }

    public double Temperature { get; set; } = 0.3;

    public int MaxTokens { get; set; } = 160;

    /// <summary>For one whole answer.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    public required DateTime CreatedAt { get; init; }

    /// <summary>Null until it was tested as it stands.</summary>
    public DateTime? TestedAt { get; set; }

    public bool TestPassed { get; set; }

    /// <summary>What came of the test, in a sentence of ours.</summary>
    public string TestResult { get; set; } = "";

    public int TestMilliseconds { get; set; }
}

internal sealed class RemoteWriterConfiguration : IEntityTypeConfiguration<RemoteWriter>
{
    public void Configure(EntityTypeBuilder<RemoteWriter> builder)
    {
        builder.Property(w => w.Name).HasMaxLength(RemoteWriter.MaxName);
        builder.Property(w => w.Address).HasMaxLength(RemoteWriter.MaxAddress);
        builder.Property(w => w.Model).HasMaxLength(RemoteWriter.MaxModel);
        builder.Property(w => w.ProtectedKey).HasMaxLength(4_000);
        builder.Property(w => w.TestResult).HasMaxLength(1_000);
        builder.HasIndex(w => new { w.WorkspaceId, w.Name }).IsUnique();
    }
}
