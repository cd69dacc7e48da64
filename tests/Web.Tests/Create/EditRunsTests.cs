using Studio.Web.Create.Conversation;

namespace Studio.Web.Tests.Create;

public sealed class EditRunsTests
{
    [Fact]
    public void A_replaced_phrase_is_one_piece_that_went_and_one_that_came()
    {
        var runs = EditRuns.Group(
        [
            new("a ", WordMark.Plain), new("green meadow under a", WordMark.Removed), new("pine", WordMark.Edited), new(" ", WordMark.Plain),
            new("clear", WordMark.Removed), new("forest", WordMark.Edited), new(" ", WordMark.Plain), new("sky", WordMark.Removed), new("by day", WordMark.Edited), new(".", WordMark.Plain),
        ]);

        Assert.Equal(
            [new("a ", WordMark.Plain), new("green meadow under a clear sky", WordMark.Removed), new("pine forest by day", WordMark.Edited), new WordRun(".", WordMark.Plain)],
            runs);
    }

    [Fact]
    public void The_prompt_itself_is_untouched_by_the_grouping()
    {
        WordRun[] runs = [new("one", WordMark.Edited), new(" ", WordMark.Plain), new("two", WordMark.Removed), new(" ", WordMark.Plain), new("three", WordMark.Added), new("!", WordMark.Edited)];

        Assert.Equal(Text(runs), Text(EditRuns.Group(runs)));
    }

    [Fact]
    public void Words_that_nobody_touched_stay_as_they_are()
    {
        WordRun[] runs = [new("kept", WordMark.Plain), new(" ", WordMark.Plain), new("added", WordMark.Added), new(" ", WordMark.Plain), new("lock", WordMark.Locked)];

        Assert.Equal(runs, EditRuns.Group(runs));
    }

    private static string Text(IReadOnlyList<WordRun> runs) => string.Concat(runs.Where(run => run.Mark is not WordMark.Removed).Select(run => run.Text));
}
