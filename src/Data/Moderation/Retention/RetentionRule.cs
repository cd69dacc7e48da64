using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Retention;

/// <summary>How long a workspace keeps one class of data; without a row as long as RetentionTerms says.</summary>
public sealed class RetentionRule : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required RetainedData Data { get; init; }

    public required int Days { get; set; }
}

internal sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder) => builder.HasKey(rule => new { rule.WorkspaceId, rule.Data });
}
