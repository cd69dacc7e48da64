using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Quotas;

/// <summary>How much somebody may use. Null is without a limit; so is a subject without a row.</summary>
public sealed class QuotaLimit : IWorkspaceOwned, IVersioned
{
    public Guid WorkspaceId { get; private set; }

    public required QuotaSubject Subject { get; init; }

    /// <summary>Days end at midnight in the workspace's time zone (QuotaDay).</summary>
    public int? PicturesADay { get; set; }

    public long? DeviceMillisecondsADay { get; set; }

    /// <summary>Pictures that are computed at the same time.</summary>
    public int? AtOnce { get; set; }

    /// <summary>Pictures that wait.</summary>
    public int? Waiting { get; set; }

    /// <summary>Pixels of the longer side.</summary>
    public int? LargestSide { get; set; }

    /// <summary>Of the stored pictures, those in the trash too: they still lie on the disk.</summary>
    public long? StorageBytes { get; set; }

    /// <summary>Of evaluations, in a month of the workspace's time zone; only of the whole workspace.</summary>
    public long? EvaluationMillisecondsAMonth { get; set; }

    public Guid Version { get; private set; }

    /// <summary>Null for roles that make no pictures.</summary>
    public static QuotaSubject? SubjectOf(Role role) => role switch
    {
        Role.Owner => QuotaSubject.Owner,
        Role.Admin => QuotaSubject.Admin,
        Role.Moderator => QuotaSubject.Moderator,
        Role.Creator => QuotaSubject.Creator,
        _ => null,
    };
}

internal sealed class QuotaLimitConfiguration : IEntityTypeConfiguration<QuotaLimit>
{
    public void Configure(EntityTypeBuilder<QuotaLimit> builder) => builder.HasKey(l => new { l.WorkspaceId, l.Subject });
}
