using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class UpsampleNoteTests
{
    [Theory]
    [InlineData("The setting is a green meadow under a clear blue sky. Flat.", "The setting is a snowy winter landscape in bright daylight. Flat.", "“snowy winter landscape in bright daylight”")]
    [InlineData("A squirrel with a golden crown.", "A squirrel with a red crown.", "“red”")]
    [InlineData("A red fox in a forest.", "A blue fox in a desert.", "“blue … desert”")]
    public void A_phrase_that_was_put_in_is_quoted_as_one_phrase(string before, string after, string quoted)
    {
        Assert.Contains(quoted, UpsampleNotes.ChangedByStudio(before, after), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_only_taken_out_of_an_answer_is_named_too()
    {
        Assert.Contains("“wearing a bow on its head” was taken out", UpsampleNotes.PutRight("A robot wearing a bow on its head in the city.", "A robot in the city."), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_only_taken_out_is_named()
    {
        Assert.Contains("“with a golden crown” was taken out", UpsampleNotes.ChangedByStudio("A squirrel with a golden crown.", "A squirrel."), StringComparison.Ordinal);
    }
}
