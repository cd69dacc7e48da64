using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class UpsampleNoteTests
{
    [Theory]
    [InlineData("The setting is a green meadow under a clear blue sky. Flat.", "The setting is a snowy winter landscape in bright daylight. Flat.", "The studio wrote “snowy winter landscape in bright daylight” into the description.")]
    [InlineData("A squirrel with a golden crown.", "A squirrel with a red crown.", "The studio wrote “red” into the description.")]
    [InlineData("A red fox in a forest.", "A blue fox in a desert.", "The studio wrote “blue” and “desert” into the description.")]
    [InlineData("A squirrel with a golden crown.", "A squirrel.", "The studio took “with a golden crown” out of the description.")]
    public void What_was_changed_is_one_short_sentence(string before, string after, string sentence) =>
        Assert.Equal(sentence, UpsampleNotes.Changed(before, after));

    [Fact]
    public void A_language_the_writer_was_not_taught_is_named_with_those_it_reads()
    {
        var sentence = UpsampleNotes.Unread("ar", ["en", "zh", "zh-Hant", "de"]);

        Assert.Equal("The language model reads English, Chinese and German; what it made of the Arabic words is a guess.", sentence);
        Assert.Null(UpsampleNotes.Unread("de", ["en", "de"]));
        Assert.Null(UpsampleNotes.Unread("und", ["en", "de"]));
        Assert.Null(UpsampleNotes.Unread("ar", []));
    }
}
