using FsCheck;
using FsCheck.Fluent;
using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class PromptDiffTests
{
    [Fact]
    public void Words_are_compared_and_not_letters()
    {
        var diff = PromptDiff.Between("The background is a sunny meadow.", "The background is a snowy forest.");

        Assert.Equal(["sunny", "meadow"], diff.Where(part => part.Kind == DiffKind.Removed).Select(part => part.Text));
        Assert.Equal(["snowy", "forest"], diff.Where(part => part.Kind == DiffKind.Added).Select(part => part.Text));
    }

    [Fact]
    public void Japanese_is_compared_by_characters()
    {
        var diff = PromptDiff.Between("赤い王冠のリス", "青い王冠のリス");

        Assert.Equal([new("赤", DiffKind.Removed), new("青", DiffKind.Added), new("い王冠のリス", DiffKind.Kept)], diff);
    }

    [Fact]
    public void Both_texts_can_be_read_from_any_diff()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), (before, after) =>
        {
            var diff = PromptDiff.Between(before.Get, after.Get);
            return string.Concat(diff.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text)) == before.Get
                && string.Concat(diff.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)) == after.Get;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_words_outside_the_window_begin_where_a_word_begins()
    {
        var prompt = string.Join(' ', Enumerable.Repeat("squirrel", 80));

        var visible = Upsampling.Counter.VisibleLength(prompt);

        Assert.InRange(visible, 1, prompt.Length - 1);
        Assert.True(Upsampling.Counter.Count(prompt[..visible]) <= Upsampling.Counter.Window);
        Assert.StartsWith("squirrel", prompt[visible..].TrimStart(), StringComparison.Ordinal);
        Assert.Equal("a fox".Length, Upsampling.Counter.VisibleLength("a fox"));
    }
}
