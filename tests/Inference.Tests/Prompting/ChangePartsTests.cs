using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Tests.Prompting;

public sealed class ChangePartsTests
{
    [Theory]
    [InlineData("turn the rabbit purple, and also draw a mushroom", "turn the rabbit purple", ", and also draw a mushroom")]
    [InlineData("mach das Boot grün und füge einen Wal hinzu", "mach das Boot grün ", "und füge einen Wal hinzu")]
    [InlineData("haz el pez naranja y añade una tortuga", "haz el pez naranja ", "y añade una tortuga")]
    [InlineData("ahora de día y con tres globos amarillos", "ahora de día ", "y con tres globos amarillos")]
    [InlineData("добавь ещё одного кролика и морковку", "добавь ещё одного кролика ", "и морковку")]
    [InlineData("ヨットを黄色にしてイルカも描いて", "ヨットを黄色にして", "イルカも描いて")]
    [InlineData("把狗换成白色的兔子，再加两个苹果", "把狗换成白色的兔子，", "再加两个苹果")]
    [InlineData("배를 빨간색으로 바꾸고 돌고래도 그려줘", "배를 빨간색으로 바꾸고", " 돌고래도 그려줘")]
    public void A_change_of_two_things_is_two_changes(string wish, params string[] parts) => Assert.Equal(parts, Parts(wish));

    [Theory]
    [InlineData("add a cat and a dog")]
    [InlineData("add a dog and give it a hat")]
    [InlineData("the cat and the dog should be black")]
    [InlineData("füge eine Katze und einen Hund hinzu")]
    [InlineData("add a red and white ball")]
    [InlineData("猫と犬を追加して")]
    [InlineData("고양이하고 강아지를 추가해줘")]
    [InlineData("et")]
    public void A_list_of_things_is_one_change(string wish) => Assert.Equal([wish], Parts(wish));

    private static IEnumerable<string> Parts(string wish) => ChangeParts.Of(Upsampling.Vocabulary.Reader.Read(wish)).Select(part => part.Text);
}
