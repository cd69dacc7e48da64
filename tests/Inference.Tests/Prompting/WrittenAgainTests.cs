using System.Text.Json;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Evaluation;
using Studio.Inference.Tests.Chat;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>"Write it again": another text, or a sentence that says why it is the same.</summary>
public sealed class WrittenAgainTests(EmbeddedUpsampler embedded)
{
    private const string Before = "A squirrel with a golden crown in the center. The setting is a green meadow.";
    private const string Answer = "A large squirrel with a golden crown. Behind it is a green meadow.";
    private const string Repaired = "A squirrel with a red crown in the center. The setting is a green meadow.";

    private static readonly UpsamplerProfile OnlyVocabulary = new() { OnlyVocabulary = true, UsesSystemPrompt = false };

    private static UpsampleRequest Change => Upsampling.Request("make the crown red", new DialogTurn("a squirrel with a crown", Before));

    [Fact]
    public async Task A_change_that_the_model_misses_is_put_into_the_prompt_before()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Answer), OnlyVocabulary, Change);

        Assert.Equal(Repaired, result.Text);
    }

    [Fact]
    public async Task Asked_again_it_is_put_into_the_new_answer_instead()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Answer), OnlyVocabulary, Change with { Before = [Repaired] });

        Assert.Equal("A large squirrel with a red crown. Behind it is a green meadow.", result.Text);
        Assert.Contains("The studio wrote “red” into the description.", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_again_is_said_in_a_sentence()
    {
        var client = new ScriptedChatClient(Repaired);

        var result = await Upsampling.RunAsync(client, OnlyVocabulary, Change with { Before = [Repaired] });

        Assert.Equal((Repaired, UpsampleOutcome.Repaired, 5), (result.Text, result.Outcome, result.Attempts));
        Assert.Contains("asked 5 times and wrote no other text", result.Note, StringComparison.Ordinal);
        Assert.Equal(5, client.Asked.Select(asked => asked.Options.Seed).Distinct().Count());
    }

    [Fact]
    public async Task A_general_model_that_repeats_itself_is_asked_until_it_says_something_else()
    {
        const string First = "A small brown squirrel sits on a mossy stone in a sunlit pine forest, soft morning light, flat illustration.";
        const string Other = "A red squirrel climbs an old oak in an autumn wood, golden leaves all around it, painted in warm watercolours.";

        var result = await Upsampling.RunAsync(new ScriptedChatClient(First, First, First, Other), Upsampling.General, Upsampling.Request("a squirrel in the wood") with { Before = [First] });

        Assert.Equal((Other, UpsampleOutcome.Written, null, 4), (result.Text, result.Outcome, result.Note, result.Attempts));
    }

    /// <summary>The table that the repair was not tuned on. Measured: 58 of 60 right, 51 in other words; the margins are for another build of llama.cpp.</summary>
    [Fact]
    public async Task The_embedded_model_writes_every_change_in_other_words_or_says_that_it_cannot()
    {
        var token = TestContext.Current.CancellationToken;
        var file = Path.Combine(Repository.Root, "tests", "Inference.Tests", "Prompting", "followups-heldout.json");
        var dialogues = JsonSerializer.Deserialize<List<FollowUpDialogue>>(await File.ReadAllTextAsync(file, token), JsonSerializerOptions.Web)!;
        var (right, other) = (0, 0);
        foreach (var dialogue in dialogues)
        {
            var request = Upsampling.Request(dialogue.Change, new DialogTurn(dialogue.First, dialogue.Prompt));
            var first = await Upsampling.RunAsync(embedded.Client, embedded.Model.File.Profile, request);
            var again = await Upsampling.RunAsync(embedded.Client, embedded.Model.File.Profile, request with { Seed = 77, Before = [first.Text] });

            right += dialogue.IsRight(again.Text) ? 1 : 0;
            other += again.Text != first.Text ? 1 : 0;
            Assert.True(again.Text != first.Text || again.Note!.Contains("the same one again", StringComparison.Ordinal), dialogue.Change);
            if (!dialogue.IsRight(again.Text) || again.Text == first.Text)
            {
                TestContext.Current.TestOutputHelper!.WriteLine($"{dialogue.Change}: {first.Text} -> {again.Text} [{again.Note}]");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{other} of {dialogues.Count} in other words, {right} right");
        Assert.True(right >= 0.9 * dialogues.Count, $"{right} of {dialogues.Count} are right");
        Assert.True(other >= 0.75 * dialogues.Count, $"{other} of {dialogues.Count} are another text");
    }
}
