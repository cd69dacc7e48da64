using Studio.Data.Evaluation.Sets;

namespace Studio.Data.Tests.Evaluation.Sets;

public sealed class PromptSampleTests
{
    private static readonly IReadOnlyList<(string Category, string Text)> All =
        [.. Enumerable.Range(0, 40).Select(i => (i % 4 == 0 ? "counting" : "colours", $"prompt {i}"))];

    [Fact]
    public void So_many_of_each_category_are_taken_in_the_order_of_the_set()
    {
        var taken = Take(seed: 7, new() { ["counting"] = 3, ["colours"] = 5 });

        Assert.Equal(3, taken.Count(prompt => prompt.Category == "counting"));
        Assert.Equal(5, taken.Count(prompt => prompt.Category == "colours"));
        Assert.Equal(All.Where(taken.Contains), taken);
    }

    [Fact]
    public void A_seed_draws_the_same_prompts_whatever_order_they_come_in()
    {
        var taken = Take(seed: 7, new() { ["counting"] = 3, ["colours"] = 5 });
        var reversed = PromptSample.Of([.. All.Reverse()], prompt => prompt, new Dictionary<string, int> { ["counting"] = 3, ["colours"] = 5 }, seed: 7);

        Assert.Equal(taken.Order(), reversed.Order());
        Assert.NotEqual(taken, Take(seed: 8, new() { ["counting"] = 3, ["colours"] = 5 }));
    }

    [Fact]
    public void Who_takes_more_keeps_what_was_taken_before()
    {
        var few = Take(seed: 7, new() { ["counting"] = 3, ["colours"] = 5 });

        Assert.Subset(Take(seed: 7, new() { ["counting"] = 4, ["colours"] = 20 }).ToHashSet(), few.ToHashSet());
    }

    [Fact]
    public void A_category_that_is_not_named_is_taken_whole_and_none_is_none()
    {
        Assert.Equal(All, Take(seed: 7, null));
        Assert.Equal(All.Where(prompt => prompt.Category == "counting"), Take(seed: 7, new() { ["colours"] = 0 }));
        Assert.Equal(All, Take(seed: 7, new() { ["colours"] = 1_000 }));
    }

    private static IReadOnlyList<(string Category, string Text)> Take(long seed, Dictionary<string, int>? takes) => PromptSample.Of(All, prompt => prompt, takes, seed);
}
