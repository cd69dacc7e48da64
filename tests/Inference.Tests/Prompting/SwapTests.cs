using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Tests.Prompting;

public sealed class SwapTests
{
    private const string Sides = "There is a red cat on the left and a blue dog wearing a top hat on the right. The setting is a road.";

    [Theory]
    [InlineData("swap them", "Things")]
    [InlineData("switch the cat and the dog", "Things")]
    [InlineData("swap the colors", "Colors")]
    [InlineData("tausche die Farben", "Colors")]
    [InlineData("échange les couleurs", "Colors")]
    [InlineData("intercambia los colores", "Colors")]
    [InlineData("поменяй их местами", "Things")]
    [InlineData("色を入れ替えて", "Colors")]
    public void A_change_that_exchanges_is_told_from_one_that_brings_something(string change, string kind) => Assert.Equal(kind, KindOf(change)?.ToString());

    [Theory]
    [InlineData("swap the dog for a fox")]
    [InlineData("make the cat green")]
    [InlineData("tausche den Hund gegen einen Fuchs")]
    public void What_brings_something_new_exchanges_nothing(string change) => Assert.Null(KindOf(change));

    [Fact]
    public void Things_change_places_with_all_they_wear_and_colours_alone_where_they_were_asked_for()
    {
        Assert.Equal("There is a blue dog wearing a top hat on the left and a red cat on the right. The setting is a road.", SwapSteps.Swap(Scene(Sides), SwapKind.Things));
        Assert.Equal("There is a blue cat on the left and a red dog wearing a top hat on the right. The setting is a road.", SwapSteps.Swap(Scene(Sides), SwapKind.Colors));
    }

    [Fact]
    public void One_thing_alone_changes_places_with_nothing() => Assert.Null(SwapSteps.Swap(Scene("There is a red cat. The setting is a road."), SwapKind.Things));

    private static PromptScene Scene(string text) => new(text, Upsampling.Vocabulary.Reader);

    private static SwapKind? KindOf(string change) => SwapSteps.Of(Upsampling.Vocabulary.Reader.Read(change, "en"), Scene(Sides));
}
