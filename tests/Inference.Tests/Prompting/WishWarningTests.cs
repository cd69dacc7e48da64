using System.Text.Json;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>What is said of a wish before it is sent, in the composer and on the command line alike.</summary>
public sealed class WishWarningTests
{
    private static readonly DiffusionModel Mini = DiffusionFolder.Read(Path.Combine(Repository.Models, "studio-mini-diffusion"));

    [Theory]
    [InlineData("a fox and a wizard in the forest", "Studio Mini does not know “wizard” and leaves it out.")]
    [InlineData("リスとサムライ", "Studio Mini does not know “サムライ” and leaves it out.")]
    [InlineData("ein Fuchs spielt Klavier im Wald", "Studio Mini does not know “spielt” and “Klavier” and leaves them out.")]
    [InlineData("a violin quartet", "Studio Mini knows nothing named here")]
    [InlineData("ثعلب أحمر", "What Studio Mini can draw is not listed in Arabic")]
    [InlineData("a fox, a bear, a cat and a balloon", "Studio Mini draws one or two things well; of 4 it may mix some up.")]
    public void What_the_model_cannot_do_is_said(string wish, string start) =>
        Assert.StartsWith(start, WishWarning.OfThings(wish, Mini)!.Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("a fox and a wizard in the forest", "Studio Mini does not know “wizard”; it will hardly be seen.")]
    [InlineData("a king called Bob on a piano", "Studio Mini does not know “Bob” and “piano”; they will hardly be seen.")]
    public void Of_a_prompt_that_goes_as_it_is_nothing_is_said_to_be_left_out(string prompt, string start)
    {
        var said = WishWarning.OfPrompt(prompt, Mini)!.Sentence;
        Assert.StartsWith(start, said, StringComparison.Ordinal);
        Assert.DoesNotContain("leaves", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A red fox is shown in the center, large in the frame. The setting is a sandy beach with blue water on a sunny day. Flat illustration style with solid colors and crisp edges.")]
    [InlineData("Behind it is a gray road with white lines under a clear blue sky. The picture shows three cats side by side.")]
    public void Words_of_the_studios_own_descriptions_are_not_called_unknown(string prompt) => Assert.Null(WishWarning.OfPrompt(prompt, Mini));

    [Theory]
    [InlineData("リスの王様を描いて")]
    [InlineData("a cat with a hat and ")]
    [InlineData("eine rote Katze mit blauem Hut, alle ")]
    [InlineData("戴着红帽子的两只猫和")]
    [InlineData("모자를 쓴 빨간 고양이 두 마리와 ")]
    [InlineData("two red ")]
    [InlineData("a wizard with a piano next to ")]
    [InlineData("no cat without a hat on the left of a dog, ")]
    [InlineData("“a cat” ")]
    public async Task As_much_of_the_same_as_a_wish_may_hold_is_read_to_its_end(string part)
    {
        var wish = string.Concat(Enumerable.Repeat(part, 4000 / part.Length));

        var warning = await Task.Run(() => (WishWarning.OfThings(wish, Mini), WishWarning.OfPrompt(wish, Mini), LockedPhrases.Suggest(wish, Upsampling.Vocabulary)), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.NotNull(warning.Item3);
    }

    [Fact]
    public void The_syntax_of_weights_is_no_word_of_a_prompt()
    {
        var words = WeightedPrompt.Words("a (red:1.3) fox, [snow:grass:0.5] BREAK a hat AND a cat");
        Assert.All((string[])["BREAK", "AND", "0.5", "1.3", "(", "["], sign => Assert.DoesNotContain(sign, words, StringComparison.Ordinal));
        Assert.All((string[])["red", "fox", "snow", "grass", "hat", "cat"], word => Assert.Single(words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries), word));
        Assert.Equal("a (cat:1.2.3)", WeightedPrompt.Words("a (cat:1.2.3)"));
    }

    [Fact]
    public void Words_it_does_not_know_come_with_three_it_does() => Assert.Equal(3, WishWarning.OfThings("a fox and a wizard", Mini)!.Nearest.Count);

    [Theory]
    [InlineData("a sign that says \"OPEN\" on a house")]
    [InlineData("please draw a really cute cat, thank you")]
    public void Writing_and_talk_are_not_things(string wish) => Assert.Null(WishWarning.OfThings(wish, Mini));

    [Fact]
    public void Nothing_is_said_of_the_models_own_examples_and_of_plain_wishes()
    {
        var rows = JsonSerializer.Deserialize<List<Row>>(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Inference.Tests", "Prompting", "wishes.json")), JsonSerializerOptions.Web)!;

        Assert.All(Upsampling.Vocabulary.Examples.Select(example => example.Wish).Concat(rows.Select(row => row.Wish)), wish => Assert.Null(WishWarning.OfThings(wish, Mini)?.Sentence));
    }

    private sealed record Row(string Wish);
}
