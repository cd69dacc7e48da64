namespace Studio.Data.Moderation.Pictures;

/// <summary>The rules for pictures of the current workspace.</summary>
public interface IPictureRules
{
    Task<PictureRules> InForceAsync(CancellationToken cancellationToken);
}
