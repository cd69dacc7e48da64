using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

/// <summary>A word of a wish is in the description, or the note names it.</summary>
public sealed class WishLedgerTests
{
    private const string Cat = "A cat is shown in the center. The background is plain white.";

    private static readonly UpsamplerProfile OnlyVocabulary = new() { OnlyVocabulary = true, UsesSystemPrompt = false };

    [Theory]
    [InlineData("a sleeping cat", "sleeping")]
    [InlineData("a cat on a pizza stand", "stand")]
    [InlineData("eine Maus unter einem Tisch", "unter einem Tisch")]
    [InlineData("под столом кот", "под столом")]
    [InlineData("桌子下面的猫", "桌子下面")]
    [InlineData("猫が走っている", "走っている")]
    [InlineData("宇宙服を着た犬", "宇宙服")]
    [InlineData("熊猫骑着自行车去上学", "去上学")]
    [InlineData("춤추는 고양이", "춤추")]
    [InlineData("ein Roboter ohne Kopf", "ohne Kopf")]
    [InlineData("una vaca sin manchas", "sin manchas")]
    [InlineData("um gato dormindo", "dormindo")]
    [InlineData("un chat endormi", "endormi")]
    [InlineData("un gatto che vola", "vola")]
    [InlineData("летит кот", "летит")]
    [InlineData("ein Katzenfutter", "Katzenfutter")]
    [InlineData("eine Katze auf einer Seerose", "Seerose")]
    [InlineData("a cat 🪗", "🪗")]
    [InlineData("a cute cat, very sad", "cute")]
    public async Task What_the_description_cannot_say_is_named(string wish, string named)
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request(wish));

        Assert.Contains($"“{named}", result.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("please draw me a cat")]
    [InlineData("eine Katze bitte")]
    [InlineData("un chat s'il te plaît")]
    [InlineData("猫を描いてください")]
    [InlineData("请画一只猫")]
    [InlineData("고양이 그려줘")]
    [InlineData("нарисуй мне кота, пожалуйста")]
    [InlineData("me desenhe um gato por favor")]
    public async Task Words_that_a_picture_loses_nothing_without_are_not_named(string wish)
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request(wish));

        Assert.Equal((Cat, null), (result.Text, result.Note));
    }

    [Theory]
    [InlineData("make the cat jump", "jump")]
    [InlineData("ahora está triste", "triste")]
    [InlineData("もっと悲しくして", "悲しく")]
    public async Task A_change_that_cannot_be_made_is_named_and_not_called_done(string change, string named)
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request(change, new DialogTurn("a cat", Cat)));

        Assert.Equal(Cat, result.Text);
        Assert.Contains($"“{named}", result.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("already", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gets_something_stays()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient("A carrot is shown."), OnlyVocabulary, Upsampling.Request("donne-lui une carotte", new DialogTurn("un chat", Cat)));

        Assert.Equal("A cat next to a carrot is shown in the center. The background is plain white.", result.Text);
    }

    [Fact]
    public async Task A_thing_that_made_room_for_another_is_named()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient("A dog is shown."), OnlyVocabulary, Upsampling.Request("a dog", new DialogTurn("a cat", Cat)));

        Assert.Contains("For that “cat” went out of the picture", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_counts_in_another_word_counts_nothing()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request("三毛猫"));

        Assert.Equal(Cat, result.Text);
        Assert.Contains("“三毛”", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_takes_away_at_its_end_takes_what_stands_before_it()
    {
        var result = await Upsampling.RunAsync(
            new ScriptedChatClient("A dog is shown."), OnlyVocabulary, Upsampling.Request("nimm den Schnee weg und setz einen Hund aufs Dach", new DialogTurn("eine Katze", "A cat is shown in the center. The setting is a snowy winter landscape.")));

        Assert.Equal("A cat next to a dog is shown in the center. The background is plain white.", result.Text);
        Assert.Equal("The description does not say “aufs Dach”. The studio wrote “next to a dog” and “plain white” into the description.", result.Note);
    }

    [Fact]
    public async Task Of_a_word_with_two_meanings_the_one_that_is_shown_is_said()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient("Twenty soccer balls are shown in the center. The background is plain white."), OnlyVocabulary, Upsampling.Request("vingt ballons"));

        Assert.Contains("“ballons” can also mean a balloon; the description shows a soccer ball.", result.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a cat wearing a hat", "“hat” as a top hat")]
    [InlineData("eine Katze mit einem Buch", "“Buch” as a stack of books")]
    [InlineData("月の下の猫", "“月” as a crescent moon")]
    [InlineData("un gato con una calabaza", "“calabaza” as a jack-o'-lantern")]
    public async Task A_thing_that_another_of_its_kind_stands_for_is_said(string wish, string said)
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request(wish));

        Assert.Contains($"The image model draws {said}.", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thing_that_is_called_by_its_name_needs_no_word()
    {
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request("a cat wearing a top hat"));

        Assert.DoesNotContain("draws", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_words_are_lost_the_note_says_how_many()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"blorf{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}x a"));

        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request($"a cat with a {words} thing"));

        Assert.InRange(result.Note!.Length, 1, 1_000);
        Assert.Contains("more of its words", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_writing_and_shows_no_fox()
    {
        var wish = "a cat with a book titled The Red Fox";
        var result = await Upsampling.RunAsync(new ScriptedChatClient(Cat), OnlyVocabulary, Upsampling.Request(wish) with { Locked = LockedPhrases.Suggest(wish, Upsampling.Vocabulary) });

        Assert.Contains("The Red Fox", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("next to a red fox", result.Text, StringComparison.Ordinal);
    }
}
