using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation.Choices;

/// <summary>"Not now" to the question about a turn's pictures: it is not asked again, and after Most of them nothing is asked in the thread.</summary>
public sealed class DeclinedChoice : IWorkspaceOwned
{
    public const int Most = 3;

    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    public required Guid TurnId { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class DeclinedChoiceConfiguration : IEntityTypeConfiguration<DeclinedChoice>
{
    public void Configure(EntityTypeBuilder<DeclinedChoice> builder)
    {
        builder.HasKey(d => new { d.UserId, d.TurnId });
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Turn>().WithMany().HasForeignKey(d => d.TurnId).OnDelete(DeleteBehavior.Cascade);
    }
}
