using Studio.Data.Generations;

namespace Studio.Data.Tests.Generations;

public sealed class GenerationStatusRuleTests
{
    [Theory]
    [InlineData(GenerationStatus.Queued, PictureStatus.Queued, PictureStatus.Queued)]
    [InlineData(GenerationStatus.Running, PictureStatus.Queued, PictureStatus.Running)]
    [InlineData(GenerationStatus.Running, PictureStatus.Queued, PictureStatus.Succeeded)]
    [InlineData(GenerationStatus.Running, PictureStatus.Queued, PictureStatus.Canceled)]
    [InlineData(GenerationStatus.Succeeded, PictureStatus.Succeeded, PictureStatus.Failed)]
    [InlineData(GenerationStatus.Failed, PictureStatus.Failed, PictureStatus.Canceled)]
    [InlineData(GenerationStatus.Blocked, PictureStatus.Blocked, PictureStatus.Canceled)]
    [InlineData(GenerationStatus.Canceled, PictureStatus.Canceled, PictureStatus.Canceled)]
    public void A_generation_is_what_its_pictures_are(GenerationStatus expected, params PictureStatus[] pictures) =>
        Assert.Equal(expected, GenerationStatusRule.Of(pictures));
}
