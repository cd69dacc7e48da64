using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

/// <summary>A note has whole sentences and never more characters than a database keeps of it.</summary>
public sealed class NoteLengthTests
{
    private const string Answer = "A small brown squirrel with a golden crown sits on a mossy stone in a sunlit pine forest, its bushy tail curled behind it, soft morning light, flat illustration.";

    [Fact]
    public async Task Twelve_long_locked_phrases_leave_one_sentence_about_what_did_not_fit()
    {
        var request = Upsampling.Request("a red fox") with { Locked = [.. Enumerable.Range(0, 12).Select(number => new LockedPhrase(Long(number), English: null))] };

        var result = await Upsampling.RunAsync(new ScriptedChatClient(Answer), new UpsamplerProfile { OnlyVocabulary = true, UsesSystemPrompt = false }, request);

        Assert.InRange(result.Note!.Length, 1, UpsampleNotes.Longest);
        Assert.EndsWith(".", result.Note, StringComparison.Ordinal);
        Assert.Single(result.Note.Split("did not fit").Skip(1));
        Assert.Contains("phrase 0", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_without_room_is_left_out_whole()
    {
        var full = $"{new string('a', UpsampleNotes.Longest - 3)}.";

        Assert.Equal(full, UpsampleNotes.Join(full, "More."));
        Assert.Equal($"{full} X", UpsampleNotes.Join(full, "X"));
    }

    [Fact]
    public void A_quote_ends_between_two_characters_and_never_within_one()
    {
        var note = UpsampleNotes.NoRoom([new LockedPhrase($"{new string('a', 79)}🦊{new string('b', 20)}", English: null)]);

        Assert.DoesNotContain(note, char.IsSurrogate);
        Assert.Contains($"{new string('a', 79)}…", note, StringComparison.Ordinal);
    }

    private static string Long(int number) => $"phrase {number} {string.Join(' ', Enumerable.Repeat("wonderfully", 9))}";
}
