using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Prompts;

/// <summary>What one person has typed and not sent, per thread (none = the empty Create page): a reload or another device loses nothing.</summary>
public sealed class Draft : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    public Guid? ThreadId { get; init; }

    public string Wish { get; set; } = "";

    /// <summary>The English of locked words, where the person has corrected it.</summary>
    public IReadOnlyList<LockedPhrase> LockedPhrases { get; set; } = [];

    /// <summary>
    /// The id of the turn that these words become. It is kept before they are sent and goes with them: whatever breaks off in between, pressing again makes the same turn.
    /// </summary>
    public Guid? TurnId { get; set; }

    /// <summary>The turn whose prompt is being edited, and the text as it stands in the box.</summary>
    public Guid? PromptTurnId { get; set; }

    public string? PromptText { get; set; }

    public GenerationSettings? Settings { get; set; }

    /// <summary>Whether upsampling was on before a finished prompt was put into the composer, which switched it off for that text alone; null otherwise.</summary>
    public bool? UpsampleBefore { get; set; }

    public required DateTime UpdatedAt { get; set; }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PromptThread>().WithMany().HasForeignKey(d => d.ThreadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Turn>().WithMany().HasForeignKey(d => d.PromptTurnId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.WorkspaceId, d.UserId, d.ThreadId }).IsUnique();
        // NULLs are distinct in a unique index: the draft without a thread needs its own.
        builder.HasIndex(d => new { d.WorkspaceId, d.UserId }).IsUnique().HasFilter("\"ThreadId\" IS NULL");
    }
}
