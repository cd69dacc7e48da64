using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Prompts;

/// <summary>One run of the language model over a wish: with which inputs, and what it wrote.</summary>
public sealed class Upsampling : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TurnId { get; init; }

    public required int Ordinal { get; init; }

    public UpsamplingStatus Status { get; set; } = UpsamplingStatus.Queued;

    public string Model { get; set; } = "";

    /// <summary>Empty for a model at an address: nobody knows which weights answer there.</summary>
    public string ModelHash { get; set; } = "";

    /// <summary>Which of the workspace's remote models; null = a file on this machine.</summary>
    public Guid? RemoteWriterId { get; init; }

    /// <summary>Where the wish went when it left this server.</summary>
    public string? Host { get; init; }

    public string ProfileVersion { get; set; } = "";

    public required long Seed { get; init; }

    /// <summary>Hash of everything that decides the answer; an equal hash in the same workspace means an equal text.</summary>
    public string InputHash { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>What the person should know about the text, such as a fall-back that was taken.</summary>
    public string? Note { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public Guid? LeaseHolder { get; set; }

    public DateTime? LeaseUntil { get; set; }
}

internal sealed class UpsamplingConfiguration : IEntityTypeConfiguration<Upsampling>
{
    public void Configure(EntityTypeBuilder<Upsampling> builder)
    {
        builder.Property(u => u.Model).HasMaxLength(200);
        builder.Property(u => u.ModelHash).HasMaxLength(64);
        builder.Property(u => u.Host).HasMaxLength(300);
        builder.Property(u => u.ProfileVersion).HasMaxLength(50);
        builder.Property(u => u.InputHash).HasMaxLength(64);
        builder.Property(u => u.Note).HasMaxLength(1_000);
        builder.HasOne<Turn>().WithMany(t => t.Upsamplings).HasForeignKey(u => u.TurnId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(u => new { u.WorkspaceId, u.TurnId, u.Ordinal }).IsUnique();
        builder.HasIndex(u => new { u.Status, u.CreatedAt });
        builder.HasIndex(u => new { u.WorkspaceId, u.InputHash });
    }
}
