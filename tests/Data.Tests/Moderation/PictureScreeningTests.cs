using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;

namespace Studio.Data.Tests.Moderation;

public sealed class PictureScreeningTests
{
    [Fact]
    public void A_picture_below_every_limit_is_shown_without_a_case() =>
        Assert.Equal(ScreenedPicture.Fine, PictureScreening.Of(Scores(sexy: 0.79f), PictureRules.Default));

    [Fact]
    public void From_the_first_limit_on_it_is_held_and_the_case_says_by_what()
    {
        var screened = PictureScreening.Of(Scores(sexy: 0.83f), PictureRules.Default);

        Assert.Equal(ImageStanding.Held, screened.Standing);
        Assert.Equal(CaseSeverity.High, screened.Severity);
        Assert.Equal("Suggestive pictures", screened.Evidence!.Rule);
        Assert.Equal("Class “sexy” 0.83, held for review from 0.80", screened.Evidence.Sentence);
        Assert.Equal(0.8, screened.Evidence.Limits!["Sexy"]);
        Assert.Equal(0.83f, screened.Evidence.Scores!["Sexy"]);
    }

    [Fact]
    public void From_the_second_limit_on_it_is_blocked() =>
        Assert.Equal(ImageStanding.Removed, PictureScreening.Of(Scores(porn: 0.96f), PictureRules.Default).Standing);

    [Fact]
    public void What_could_not_be_screened_is_held() =>
        Assert.Equal(ImageStanding.Held, PictureScreening.Of(safety: null, PictureRules.Default).Standing);

    [Fact]
    public void What_a_classifier_with_other_labels_screened_is_held()
    {
        var other = new ImageSafety("f00", new Dictionary<string, float> { ["nudity"] = 0.1f });

        Assert.Equal(ImageStanding.Held, PictureScreening.Of(other, PictureRules.Default).Standing);
    }

    [Fact]
    public void Without_rules_everything_is_shown_even_unscreened() =>
        Assert.Equal(ScreenedPicture.Fine, PictureScreening.Of(safety: null, new PictureRules(3, [new ImageRule("Watched", "Sexy", Hold: null, Block: null, Sentence: null)])));

    /// <summary>The highest sums of three hundred pictures of the embedded model (docs/performance.md): whichever class holds all of it.</summary>
    [Theory, InlineData(0.72f), InlineData(0.63f), InlineData(0.62f)]
    public void No_picture_of_the_embedded_model_is_held_by_default(float highest)
    {
        Assert.Equal(ScreenedPicture.Fine, PictureScreening.Of(Scores(porn: highest), PictureRules.Default));
        Assert.Equal(ScreenedPicture.Fine, PictureScreening.Of(Scores(sexy: highest), PictureRules.Default));
        Assert.Equal(ScreenedPicture.Fine, PictureScreening.Of(Scores(hentai: highest), PictureRules.Default));
    }

    private static ImageSafety Scores(float porn = 0.01f, float hentai = 0.01f, float sexy = 0.01f) =>
        new("c0de", new Dictionary<string, float> { ["Porn"] = porn, ["Hentai"] = hentai, ["Sexy"] = sexy, ["Drawing"] = 0.1f, ["Neutral"] = 0.1f });
}
