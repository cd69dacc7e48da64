using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Tests.Prompting;

/// <summary>Answers that small general models gave, and descriptions that only look a little like them.</summary>
public sealed class AnswerCheckTests
{
    [Theory]
    [InlineData("The fox is a beautiful creature with a crown. The snow is a special kind of ice that can only be found in the forest, and it's covered in a snowy coat.")]
    [InlineData("It is not only a child's toy but also a symbol of her love, and it is known for its bright colours everywhere.")]
    [InlineData("I live in the forest with a red fox and a golden crown, and I love the snow.")]
    public void Talk_about_things_is_no_description(string answer) => Assert.Equal(AnswerProblem.NotDescription, AnswerCheck.Of(answer));

    [Theory]
    [InlineData("A red fox stands in deep snow. A castle can be seen in the distance under a clear blue sky.")]
    [InlineData("A wizard is holding a kind of lantern in front of a wooden door, large, centered in the image.")]
    [InlineData("There is a penguin wearing a hat on a sandy beach, and three shells can be found in front of it.")]
    public void A_description_is_one(string answer) => Assert.Equal(AnswerProblem.None, AnswerCheck.Of(answer));
}
