using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Policies;

/// <summary>The next policy of a workspace, while it is written: one for everybody who may.</summary>
public sealed class PolicyDraft : IWorkspaceOwned, IVersioned, IPolicyDraft
{
    public Guid WorkspaceId { get; private set; }

    public required PolicyDocument Document { get; set; }

    public required int BasedOn { get; init; }

    public IReadOnlyList<DraftEdit> Edits { get; set; } = [];

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; set; }

    public Guid Version { get; private set; }
}

internal sealed class PolicyDraftConfiguration : IEntityTypeConfiguration<PolicyDraft>
{
    public void Configure(EntityTypeBuilder<PolicyDraft> builder) => builder.HasKey(d => d.WorkspaceId);
}
