using Studio.Data.Evaluation.Designs;

namespace Studio.Data.Tests.Evaluation.Designs;

public sealed class DesignPairsTests
{
    [Fact]
    public void A_folder_makes_pairs_only_where_it_has_pictures()
    {
        // Six prompts, two systems that draw, one folder with pictures for two prompts.
        Assert.Equal(4 + (2 * 3), DesignPairs.Of(6, made: 2, [1, 1]));
        Assert.Equal(6, DesignPairs.Of(6, made: 2, []));
        Assert.Equal(3, DesignPairs.Of(6, made: 0, [1, 1, 3]));
        Assert.Equal(0, DesignPairs.Of(0, made: 3, []));
    }
}
