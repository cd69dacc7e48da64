namespace Studio.Data.Moderation.Pictures;

/// <summary>Where no policy says otherwise.</summary>
internal sealed class DefaultPictureRules : IPictureRules
{
    public Task<PictureRules> InForceAsync(CancellationToken cancellationToken) => Task.FromResult(PictureRules.Default);
}
