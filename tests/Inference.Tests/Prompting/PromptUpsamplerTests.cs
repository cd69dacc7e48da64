using Microsoft.Extensions.AI;
using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

/// <summary>What becomes of good and bad answers of a general model.</summary>
public sealed class PromptUpsamplerTests
{
    private const string Good = "A small brown squirrel with a golden crown sits on a mossy stone in a sunlit pine forest, its bushy tail curled behind it, soft morning light, flat illustration.";

    private static readonly UpsamplerProfile OnlyVocabulary = new() { OnlyVocabulary = true, UsesSystemPrompt = false };

    [Theory]
    [InlineData("a fox with a red crown in the snow", "The wolf that is wearing a red crown in the snow, large and in the center.", "The red fox wears a red crown and stands in the snow, large and in the center.")]
    [InlineData("une couronne rouge sur un renard dans la neige", "A wolf with a red crown stands in the snow, large and in the center.", "A fox with a red crown stands in the snow, large and in the center.")]
    public async Task A_general_model_that_replaces_what_the_wish_is_about_is_asked_again_and_else_the_wish_stays(string wish, string wolf, string fox)
    {
        var second = await Upsampling.RunAsync(new ScriptedChatClient(wolf, fox), Upsampling.General, Upsampling.Request(wish));
        Assert.Equal((fox, 2), (second.Text, second.Attempts));

        var never = await Upsampling.RunAsync(new ScriptedChatClient(wolf, wolf), Upsampling.General, Upsampling.Request(wish));
        Assert.Equal((wish, UpsampleOutcome.WishKept), (never.Text, never.Outcome));
        Assert.Contains("they were about something else", never.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_answer_is_taken_as_it_is()
    {
        var client = new ScriptedChatClient(Good);

        var result = await Upsampling.RunAsync(client, Upsampling.General, Upsampling.Request("リスの王様"));

        Assert.Equal((Good, UpsampleOutcome.Written, null, 1), (result.Text, result.Outcome, result.Note, result.Attempts));
        Assert.Equal(ChatRole.System, Assert.Single(client.Asked).Messages[0].Role);
    }

    [Theory]
    [InlineData("a fierce lion, a fierce lion, a fierce lion, a fierce lion, a fierce lion in the sun", "repeated itself")]
    [InlineData("very very very very very nice picture of a cat in the sun here", "repeated itself")]
    [InlineData("   ", "empty")]
    [InlineData("A cat.", "too short")]
    [InlineData("Eine Katze sitzt auf dem Dach und schaut in den Himmel, im Hintergrund ist die Stadt.", "not in English")]
    [InlineData("王冠をかぶったリスが森の中の石の上に座っている、とてもかわいい絵です。", "not in English")]
    [InlineData("A cat on a roof in the evening sun, flat colours.<|im_end|> <|im_start|>user", "parts of its instructions")]
    [InlineData("Sorry, but as a language model it is not possible to help with that wish today.", "parts of its instructions")]
    [InlineData("The wish is a text to be illustrated, with a cat on a roof in the evening sun.", "parts of its instructions")]
    [InlineData("I'm a beautiful cat with a shiny black coat and I live on a roof in the city.", "not descriptions")]
    [InlineData("The mythical creature has been created by the old inhabitants of a distant island.", "something else")]
    public async Task A_bad_answer_is_asked_for_again_and_then_the_wish_is_kept_with_a_note(string bad, string reason)
    {
        var client = new ScriptedChatClient(bad);

        var result = await Upsampling.RunAsync(client, Upsampling.General, Upsampling.Request("a red cat on a roof"));

        Assert.Equal(("a red cat on a roof", UpsampleOutcome.WishKept, 2), (result.Text, result.Outcome, result.Attempts));
        Assert.Contains(reason, result.Note, StringComparison.Ordinal);
        Assert.True(client.Asked[1].Options.Temperature > client.Asked[0].Options.Temperature);
        Assert.NotEqual(client.Asked[0].Options.Seed, client.Asked[1].Options.Seed);
        Assert.True(Penalty(client, 1) > Penalty(client, 0));
    }

    [Fact]
    public async Task A_second_answer_that_is_good_is_taken()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient("A A A A A", Good), Upsampling.General, Upsampling.Request("squirrel king"));

        Assert.Equal((Good, UpsampleOutcome.Written, 2), (result.Text, result.Outcome, result.Attempts));
    }

    [Fact]
    public async Task Quotes_and_introductions_around_the_description_are_left_out()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient($"Sure! Here is a description: \"{Good}\""), Upsampling.General, Upsampling.Request("squirrel king"));

        Assert.Equal(Good, result.Text);
    }

    [Fact]
    public async Task A_locked_phrase_that_stays_missing_is_put_in_and_said()
    {
        var request = Upsampling.Request("リスの王、「赤い旗」を持つ") with { Locked = [new LockedPhrase("赤い旗", "red flag"), new LockedPhrase("王", "golden crown")] };

        var result = await Upsampling.RunAsync(new ScriptedChatClient(Good), Upsampling.General, request);

        Assert.Equal(UpsampleOutcome.Repaired, result.Outcome);
        Assert.Equal(2, result.Attempts);
        Assert.EndsWith("The picture includes a red flag.", result.Text, StringComparison.Ordinal);
        Assert.Equal("red flag", Assert.Single(result.Inserted).English);
        Assert.Contains("“red flag”", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_longer_than_the_window_loses_whole_sentences_from_its_end()
    {
        var answer = string.Join(' ', Good, "Behind the trees a wide lake mirrors the mountains.", "Far away a castle with seven towers stands on a hill under drifting clouds.", "Two butterflies dance above yellow flowers beside an old wooden bridge.");

        var result = await Upsampling.RunAsync(new ScriptedChatClient(answer), Upsampling.General, Upsampling.Request("squirrel king"));

        Assert.True(Upsampling.Counter.Count(result.Text) <= 75);
        Assert.StartsWith(Good, result.Text, StringComparison.Ordinal);
        Assert.EndsWith(".", result.Text, StringComparison.Ordinal);
        Assert.Contains("reads no further", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Things_that_a_small_model_leaves_out_are_written_in_and_named()
    {
        var request = Upsampling.Request("a red car in front of a house with a dog", new DialogTurn("two bananas", "Two yellow bananas appear together. The background is plain white."));

        var result = await Upsampling.RunAsync(new ScriptedChatClient("Three red bananas appear together, large. The background is plain white."), OnlyVocabulary, request);

        Assert.Equal((UpsampleOutcome.Repaired, 2), (result.Outcome, result.Attempts));
        Assert.All(["A red car ", "house", "dog"], thing => Assert.Contains(thing, result.Text, StringComparison.Ordinal));
        Assert.EndsWith("The studio wrote “red car next to a house and a dog” into the description.", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_that_names_nothing_changes_nothing_and_says_so()
    {
        const string Before = "Two cats wearing a green top hat are shown. The setting is a green meadow.";
        var request = Upsampling.Request("what is the weather", new DialogTurn("two cats with hats", Before));

        var result = await Upsampling.RunAsync(new ScriptedChatClient("Two green cats are shown side by side. The setting is a green meadow."), OnlyVocabulary, request);

        Assert.Equal(Before, result.Text);
        Assert.Contains("stays as it was", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_holds_the_prompts_that_were_sent()
    {
        var client = new ScriptedChatClient(Good);

        await Upsampling.RunAsync(client, Upsampling.General, Upsampling.Request("make it red", new DialogTurn("squirrel", "What the person sent.")));

        Assert.Equal(["squirrel", "What the person sent.", "make it red"], client.Asked[0].Messages.Skip(1).Select(m => m.Text));
        Assert.Equal((float)Upsampling.General.EditTemperature, client.Asked[0].Options.Temperature);
    }

    private static float Penalty(ScriptedChatClient client, int attempt) => (float)client.Asked[attempt].Options.AdditionalProperties![LlamaSampling.RepetitionPenaltyKey]!;
}
