using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Cases;

/// <summary>Something said about a case while it is open.</summary>
public sealed class CaseNote : IWorkspaceOwned
{
    public const int MaxText = 1000;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    public required CaseVoice Voice { get; init; }

    public required Guid ById { get; init; }

    public required string Text { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.Property(n => n.Text).HasMaxLength(CaseNote.MaxText);
        builder.HasOne<ModerationCase>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(n => n.ById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(n => new { n.WorkspaceId, n.CaseId, n.At });
    }
}
