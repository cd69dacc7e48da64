using Studio.Data.Evaluation.Sessions.Codes;

namespace Studio.Data.Tests.Evaluation.Sessions;

public sealed class DeletionCodeTests
{
    [Fact]
    public void A_browser_always_gets_its_own_code()
    {
        var secret = RatingSecret.New();

        Assert.Equal(DeletionCode.Of(secret), DeletionCode.Of(secret));
        Assert.Matches("^[a-z]+-[a-z]+-[a-z]+-[1-9][0-9]$", DeletionCode.Of(secret));
    }

    [Fact]
    public void Codes_of_a_thousand_browsers_differ()
    {
        Assert.True(Enumerable.Range(0, 1000).Select(_ => DeletionCode.Of(RatingSecret.New())).Distinct().Count() >= 999);
    }

    [Fact]
    public void It_is_found_however_it_is_typed_and_only_in_its_evaluation()
    {
        var evaluation = Guid.NewGuid();

        Assert.Equal(DeletionCode.HashOf("amber-harbour-lark-41", evaluation), DeletionCode.HashOf(" Amber harbour LARK 41 ", evaluation));
        Assert.NotEqual(DeletionCode.HashOf("amber-harbour-lark-41", evaluation), DeletionCode.HashOf("amber-harbour-lark-41", Guid.NewGuid()));
    }

    [Fact]
    public void What_cannot_be_a_secret_is_told_without_asking_the_database()
    {
        Assert.True(RatingSecret.IsWhole(RatingSecret.New()));
        Assert.False(RatingSecret.IsWhole(null));
        Assert.False(RatingSecret.IsWhole(new string('0', 24)));
        Assert.False(RatingSecret.IsWhole("short"));
    }
}
