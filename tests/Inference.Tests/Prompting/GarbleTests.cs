using System.Text.Json;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Guards;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>What small models stammer is found and said again from the wish; what a person would write is left alone.</summary>
public sealed class GarbleTests
{
    private static readonly UpsamplerProfile OnlyVocabulary = new() { OnlyVocabulary = true, UsesSystemPrompt = false };

    [Theory]
    [InlineData("TwoTwo teapots are shown, side by side.")]
    [InlineData("Two graduation cap sittingTwo trees appear together.")]
    [InlineData("There are threest, arranged evenly in the frame.")]
    [InlineData("Two catss two cats appear together, two in all.")]
    [InlineData("A red red fox is shown in the center.")]
    [InlineData("Three foxs are shown in the center.")]
    [InlineData("Four applees are shown in the center.")]
    [InlineData("Three cats three cats appear together.")]
    [InlineData("A fox wearing a.")]
    [InlineData("The setting is a meadow with")]
    [InlineData("and a blue sky.")]
    public void A_garbled_sentence_is_known(string sentence) => Assert.True(Upsampling.Vocabulary.Reader.Garble.IsIn(sentence));

    [Fact]
    public async Task No_caption_that_the_models_were_trained_on_is_garbled()
    {
        var file = Path.Combine(Repository.Models, "studio-mini-diffusion", "eval", "heldout.jsonl");
        var captions = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("long").GetString()!).ToList();

        Assert.True(captions.Count >= 300);
        Assert.All(captions, caption => Assert.DoesNotContain(AnswerText.Sentences(caption), Upsampling.Vocabulary.Reader.Garble.IsIn));
    }

    [Theory]
    [InlineData("dois pinguins", "This flat design picture shows two penguin, side by side. The setting is a snowy winter landscape.", "This flat design picture shows two penguins, side by side. The setting is a snowy winter landscape.")]
    [InlineData("zwei Pinguine", "Two penguin is shown in the center. The background is plain white.", "Two penguins are shown in the center. The background is plain white.")]
    [InlineData("tres gallinas blancas", "There are threest, arranged evenly in the frame. The setting is a green meadow.", "Three white chickens are shown in the center. The setting is a green meadow.")]
    [InlineData("a fox and a cat", "A fox next to a cat is shown. A fox wearing a. The setting is a green meadow.", "A fox next to a cat is shown. The setting is a green meadow.")]
    [InlineData("ein Fuchs", "TwoTwo teapots are shown, side by side. Behind them is a cloudy sky. Flat illustration.", "A fox is shown in the center. Behind it is a cloudy sky. Flat illustration.")]
    [InlineData("二匹の猫", "Two catss two cats appear together, two in all. The setting is a city skyline.", "Two cats are shown in the center. The setting is a city skyline.")]
    [InlineData("un renard", "A fox is shown in the center. The light is soft. A fox is shown in the center. The setting is a beach.", "A fox is shown in the center. The light is soft. The setting is a beach.")]
    [InlineData("four red cars", "Four red car appear together, four in all. The setting is a beach.", "Four red cars appear together, four in all. The setting is a beach.")]
    public async Task A_first_description_is_said_again_where_it_is_garbled(string wish, string answer, string description) =>
        Assert.Equal(description, (await Upsampling.RunAsync(new ScriptedChatClient(answer), OnlyVocabulary, Upsampling.Request(wish))).Text);

    [Fact]
    public async Task Where_only_a_background_is_left_the_model_is_asked_again()
    {
        var client = new ScriptedChatClient("There are three, arranged evenly. Behind them is rainy weather with gray clouds.", "There is a fox in the center. The background is plain white.");

        var result = await Upsampling.RunAsync(client, OnlyVocabulary, Upsampling.Request("1234"));

        Assert.Equal(("There is a fox in the center. The background is plain white.", 2), (result.Text, result.Attempts));
    }

    [Fact]
    public async Task A_garbled_answer_to_a_change_gives_way_to_the_prompt_before_with_the_change()
    {
        var client = new ScriptedChatClient("A blue blue fox is shown in the center, large. The background is plain white.");

        var result = await Upsampling.RunAsync(client, OnlyVocabulary, Upsampling.Request("make the fox blue", new DialogTurn("a fox", "A red fox is shown in the center, large. The background is plain white.")));

        Assert.Equal("A blue fox is shown in the center, large. The background is plain white.", result.Text);
    }
}
