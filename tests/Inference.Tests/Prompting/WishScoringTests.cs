using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Evaluation;

namespace Studio.Inference.Tests.Prompting;

public sealed class WishScoringTests
{
    private const string Good = "Two red squirrels wearing crowns, large, in the center, in a pine forest at night, with a sign that reads OPEN.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_a_wish_asked_for_is_found_in_a_good_prompt()
    {
        var score = Assert.Single(await ScoreAsync(["two red squirrels at night with a sign \"OPEN\""], Good));

        Assert.True(score.IsEnglish);
        Assert.Equal((UpsampleOutcome.Written, 1), (score.Outcome, score.Attempts));
        Assert.Equal((new Kept(1, 1), new Kept(1, 1)), (score.Numbers, score.Colours));
        Assert.Equal(score.Nouns.Asked, score.Nouns.Held);
        Assert.True(score.Nouns.Asked >= 2, $"{score.Nouns}");
        Assert.Equal(1, score.Quoted.Share);
        Assert.Equal(1, score.WishWords.Share);
        Assert.InRange(score.Tokens, score.Words, 75);
        Assert.InRange(score.InDomain!.Value, 0.5, 0.99);
    }

    [Fact]
    public async Task What_a_prompt_lost_is_counted_in_the_language_of_the_wish()
    {
        var score = Assert.Single(await ScoreAsync(["赤いリスが二匹"], "One blue squirrel, large, in the center, on a calm sunny beach with palm trees."));

        Assert.Equal("ja", score.Language);
        Assert.Equal((new Kept(1, 1), new Kept(1, 0), new Kept(1, 0)), (score.Nouns, score.Numbers, score.Colours));
        Assert.Equal(Kept.Nothing, score.WishWords);
    }

    [Fact]
    public async Task Things_that_no_table_knows_are_lost_when_the_prompt_does_not_name_them()
    {
        var lost = Assert.Single(await ScoreAsync(["a grandmother with a piano"], "A yellow smiley face in the middle, large, above a calm blue sea with small waves."));
        var kept = Assert.Single(await ScoreAsync(["a grandmother with a piano"], "A grandmother sits at her piano, large, in the center, in a warm and quiet room."));
        var doubtful = Assert.Single(await ScoreAsync(["a fox playing chess"], "A fox sits in the center, large, in front of a wooden board in a quiet room."));

        Assert.Equal([new Kept(2, 0), new Kept(2, 2), new Kept(1, 1)], new[] { lost, kept, doubtful }.Select(score => score.Nouns));
        Assert.Equal(["playing", "chess"], doubtful.NotJudged);
        Assert.Equal((0.6, 1), (ScoreSum.Of([lost, kept, doubtful]).NounsKept, ScoreSum.Of([lost, kept, doubtful]).NotJudged));
    }

    [Theory]
    [InlineData("eine Großmutter mit Klavier", "Klavier")]
    [InlineData("جدة مع بيانو", "جدة مع بيانو")]
    public async Task Words_of_other_languages_that_nobody_knows_are_not_called_kept(string wish, string notJudged) =>
        Assert.Contains(notJudged, Assert.Single(await ScoreAsync([wish], Good)).NotJudged);

    [Fact]
    public async Task Loops_and_empty_answers_are_counted_as_asked_again_and_as_wishes_kept()
    {
        var loop = string.Join(' ', Enumerable.Repeat("a cat on a mat", 20));

        var scores = await ScoreAsync(["a squirrel king"], loop, "", Good);
        var sum = ScoreSum.Of(await ScoreAsync(["リスの王様", "a fox"], loop, ""));

        Assert.Equal((UpsampleOutcome.WishKept, 2, "a squirrel king"), (scores[0].Outcome, scores[0].Attempts, scores[0].Prompt));
        Assert.Equal((2, 2, 2, 0.5), (sum.Wishes, sum.Retried, sum.WishKept, sum.English));
    }

    [Fact]
    public async Task The_sum_weighs_every_asked_thing_alike_and_tells_what_nobody_asked_for()
    {
        var scores = await ScoreAsync(["a squirrel", "two red squirrels and blue cats"], Good);
        var sum = ScoreSum.Of(scores);

        Assert.Equal([Kept.Nothing, new Kept(2, 1)], scores.Select(score => score.Colours));
        Assert.Equal(0.5, sum.ColoursKept);
        Assert.Equal(1, sum.NumbersKept);
        Assert.Equal(0.667, sum.NounsKept);
        Assert.Null(sum.QuotedKept);
    }

    private static async Task<List<WishScore>> ScoreAsync(string[] wishes, params string[] answers)
    {
        using var client = new ScriptedChatClient(answers);
        var upsampler = new PromptUpsampler(client, Upsampling.General, Upsampling.Vocabulary);
        var scoring = new WishScoring(upsampler, Upsampling.Vocabulary, Upsampling.Counter.PromptWindow, TimeProvider.System);
        return await scoring.RunAsync(wishes, seed: 1, Ct).ToListAsync(Ct);
    }
}
