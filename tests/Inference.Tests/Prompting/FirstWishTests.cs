using System.Text.Json;
using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Evaluation;
using Studio.Inference.Tests.Chat;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>Nothing of a first wish is lost: a table in ten languages through the real embedded model.</summary>
public sealed class FirstWishTests(EmbeddedUpsampler embedded)
{
    /// <summary>Measured 100 %; the margin is for another build of llama.cpp.</summary>
    private const double Floor = 0.97;

    [Fact]
    public async Task Every_known_word_of_a_wish_is_in_its_description()
    {
        var file = Path.Combine(Repository.Root, "tests", "Inference.Tests", "Prompting", "firstwishes.json");
        var wishes = JsonSerializer.Deserialize<List<FirstWish>>(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), JsonSerializerOptions.Web)!;
        var evaluation = new UpsamplerEvaluation(embedded.Client, embedded.Model.File.Profile, Upsampling.Vocabulary, Upsampling.Counter.PromptWindow);

        var outcomes = await evaluation.RunAsync(wishes, TestContext.Current.CancellationToken);

        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(UpsamplerEvaluation.Report(outcomes));
        foreach (var outcome in outcomes)
        {
            var mark = outcome.Wish.IsRight(outcome.Repaired.Text) ? "right" : "WRONG";
            output.WriteLine($"{mark}: {outcome.Wish.Wish} -> {outcome.Repaired.Text} [{outcome.Repaired.Note}]");
        }

        Assert.True(outcomes.Count >= 60);
        Assert.True(outcomes.Average(o => o.Wish.IsRight(o.Repaired.Text) ? 1.0 : 0) >= Floor);
        Assert.All(outcomes.Where(o => o.Repaired.Outcome == UpsampleOutcome.Repaired), o => Assert.NotNull(o.Repaired.Note));
        Assert.All(outcomes, o => Assert.True(Upsampling.Counter.Count(o.Repaired.Text) <= 75));
    }
}
