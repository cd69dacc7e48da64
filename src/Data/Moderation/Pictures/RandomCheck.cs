using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;
using Studio.Data.Workspaces;

namespace Studio.Data.Moderation.Pictures;

/// <summary>
/// A few of the pictures that no rule held are put to a moderator, who is not told what the rules thought: only so is known what the rules miss.
/// Their authors notice nothing, the pictures are shown all the while.
/// </summary>
public static class RandomCheck
{
    public const string RuleKind = "check";

    /// <summary>Without scores and limits: the view of the moderator is to be their own.</summary>
    public static readonly ScreenedPicture Screened = new(
        ImageStanding.Shown, CaseSeverity.Low, new CaseEvidence(Rule: "", RuleKind, PolicyVersion: null, "Drawn by lot: no rule held it"))
    {
        Kind = CaseKind.Check,
    };

    public static async Task<bool> FallsOnAsync(StudioDbContext context, Image image, CancellationToken cancellationToken)
    {
        var settings = await context.ModerationInForceAsync(cancellationToken);
        return FallsOn(image.Id, settings.CheckPercent) && await AnybodyElseAsync(context, image.CreatedById, cancellationToken);
    }

    /// <summary>By the random part of the picture's own id: asked again it is the same.</summary>
    public static bool FallsOn(Guid imageId, int percent)
    {
        Span<byte> bytes = stackalloc byte[16];
        imageId.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) / (double)uint.MaxValue * 100 < percent;
    }

    /// <summary>Where nobody but its author could look there is nothing to find out.</summary>
    private static Task<bool> AnybodyElseAsync(StudioDbContext context, Guid authorId, CancellationToken cancellationToken)
    {
        Role[] roles = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Of(role).Contains(Permission.Moderate))];
        return context.Memberships.AnyAsync(m => m.UserId != authorId && roles.Contains(m.Role), cancellationToken);
    }
}
