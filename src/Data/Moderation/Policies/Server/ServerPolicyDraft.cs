using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Moderation.Policies.Server;

/// <summary>The next rules of the server, while administrators write them.</summary>
public sealed class ServerPolicyDraft : IVersioned, IPolicyDraft
{
    /// <summary>Always 1: a second row is a conflict.</summary>
    public int Number { get; private init; } = 1;

    public required PolicyDocument Document { get; set; }

    public required int BasedOn { get; init; }

    public IReadOnlyList<DraftEdit> Edits { get; set; } = [];

    public required DateTime UpdatedAt { get; set; }

    public Guid Version { get; private set; }
}

internal sealed class ServerPolicyDraftConfiguration : IEntityTypeConfiguration<ServerPolicyDraft>
{
    public void Configure(EntityTypeBuilder<ServerPolicyDraft> builder)
    {
        builder.HasKey(draft => draft.Number);
        builder.Property(draft => draft.Number).ValueGeneratedNever();
    }
}
