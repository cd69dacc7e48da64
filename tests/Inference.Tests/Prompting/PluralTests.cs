using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Tests.Prompting;

public sealed class PluralTests
{
    [Theory]
    [InlineData("ranas en la lluvia")]
    [InlineData("des chats sur la plage")]
    [InlineData("gatos na neve")]
    [InlineData("gatti nella neve")]
    [InlineData("volpi rosse")]
    [InlineData("Katzen auf der Wiese")]
    [InlineData("die Häuser")]
    [InlineData("rote Äpfel")]
    [InlineData("лисы в снегу")]
    [InlineData("рыжие лисы")]
    [InlineData("森のリスたち")]
    [InlineData("숲속의 토끼들")]
    public void A_plural_without_a_count_is_several(string wish) => Assert.True(IsSeveral(wish));

    [Theory]
    [InlineData("una rana en la lluvia")]
    [InlineData("un ours")]
    [InlineData("le bus")]
    [InlineData("um ônibus")]
    [InlineData("la volpe")]
    [InlineData("ich male einen Bären")]
    [InlineData("die Katze")]
    [InlineData("das Haus des Bären")]
    [InlineData("портрет лисы")]
    [InlineData("красная собака")]
    [InlineData("森のリス")]
    public void One_thing_in_any_of_its_cases_is_one(string wish) => Assert.False(IsSeveral(wish));

    private static bool IsSeveral(string wish)
    {
        var slots = new WishSlots(Upsampling.Vocabulary.Reader.Read(wish), new PromptScene("", Upsampling.Vocabulary.Reader), isChange: false);
        return slots.IsSeveral(slots.Of(ConceptKind.Object).Last());
    }
}
