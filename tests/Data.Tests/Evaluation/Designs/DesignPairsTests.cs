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

    [Fact]
    public void What_can_be_seen_follows_the_two_systems_that_share_the_fewest_prompts()
    {
        Assert.Equal(60, DesignPairs.FewestShared([null, null], prompts: 60));
        Assert.Equal(2, DesignPairs.FewestShared([null, null, new HashSet<int> { 3, 7 }], prompts: 60));
        Assert.Equal(1, DesignPairs.FewestShared([new HashSet<int> { 1, 2, 3 }, new HashSet<int> { 3, 4 }, null], prompts: 60));
        // These two never meet: a third one joins them.
        Assert.Equal(2, DesignPairs.FewestShared([new HashSet<int> { 1, 2 }, new HashSet<int> { 3, 4 }, null], prompts: 60));
        Assert.Equal(60, DesignPairs.FewestShared([], prompts: 60));
    }

    [Fact]
    public void Systems_without_a_prompt_in_common_fall_into_groups_that_never_meet()
    {
        var (low, high) = (new HashSet<int> { 1, 2 }, new HashSet<int> { 3, 4 });
        Assert.Equal(["0,2", "1,3"], Told([low, high, low, high]));
        // One that draws every prompt joins all; so does a folder that has some of both.
        Assert.Equal(["0,1,2,3,4"], Told([low, high, low, high, null]));
        Assert.Equal(["0,1,2"], Told([low, high, new HashSet<int> { 2, 3 }]));
        Assert.Empty(Told([]));

        static IEnumerable<string> Told(IReadOnlyList<IReadOnlySet<int>?> covered) => DesignPairs.Groups(covered, prompts: 6).Select(group => string.Join(',', group));
    }
}
