using Studio.Data.Prompts;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.FirstSteps;
using Studio.Web.Create.Pictures;
using Studio.Web.Create.Threads;

namespace Studio.Web.Tests.Create;

public sealed class SmallRulesTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, "st")]
    [InlineData(2, "nd")]
    [InlineData(3, "rd")]
    [InlineData(4, "th")]
    [InlineData(11, "th")]
    [InlineData(12, "th")]
    [InlineData(13, "th")]
    [InlineData(21, "st")]
    [InlineData(112, "th")]
    public void Places_are_counted_as_people_do(int place, string suffix) => Assert.Equal(suffix, TileSentences.Suffix(place));

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(14.2, "15 s")]
    [InlineData(240, "4 min")]
    [InlineData(7200, "2 h")]
    public void Times_are_said_as_short_as_they_can_be(double seconds, string words) => Assert.Equal(words, TileSentences.Seconds(seconds));

    [Theory]
    [InlineData(0, "now")]
    [InlineData(5, "5 min")]
    [InlineData(120, "2 h")]
    [InlineData(60 * 30, "yesterday")]
    [InlineData(60 * 24 * 3, "Tue")]
    [InlineData(60 * 24 * 30, "21 Oct")]
    [InlineData(60 * 24 * 400, "16 Oct 2025")]
    public void An_age_is_told_in_the_clock_of_the_workspace(int minutes, string words) => Assert.Equal(words, Age.Of(Now.AddMinutes(-minutes), Now, TimeZoneInfo.Utc));

    [Fact]
    public void Locked_words_are_marked_where_they_stand_in_the_wish()
    {
        var runs = WishRuns.Of("リスの王、「金の王冠」をかぶっている", [new LockedPhrase("金の王冠", "golden crown")]);

        Assert.Equal([("リスの王、「", WordMark.Plain), ("金の王冠", WordMark.Locked), ("」をかぶっている", WordMark.Plain)], runs.Select(run => (run.Text, run.Mark)));
    }

    [Fact]
    public void A_locked_phrase_that_is_not_in_the_wish_changes_nothing()
    {
        Assert.Equal("two foxes", Assert.Single(WishRuns.Of("two foxes", [new LockedPhrase("owl", English: null), new LockedPhrase("", English: null)])).Text);
    }

    [Fact]
    public void A_title_is_one_line_and_never_half_a_character()
    {
        Assert.Equal("a b c", Wishes.TitleOf(" a\n b\t\tc "));

        var title = Wishes.TitleOf(new string('x', 79) + "🐿" + new string('y', 40));
        Assert.EndsWith("x…", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_each_kind_make_a_sentence()
    {
        var things = new DrawableGroup("Animals", [Word("owl", "an owl"), Word("fox", "a fox")]);
        var worn = new DrawableGroup(WordPick.Wearables, [Word("top hat", "wearing a top hat")]);
        var colours = new DrawableGroup(WordPick.Colours, [Word("orange", "orange")]);
        var pick = new WordPick();

        pick.Toggle(things, things.Words[0]);
        pick.Toggle(worn, worn.Words[0]);
        Assert.Equal("An owl wearing a top hat", pick.Sentence());

        pick.Toggle(things, things.Words[1]);
        pick.Toggle(colours, colours.Words[0]);
        Assert.Equal("An orange fox wearing a top hat", pick.Sentence());

        pick.Toggle(worn, worn.Words[0]);
        Assert.Equal("An orange fox", pick.Sentence());
    }

    [Fact]
    public void Words_are_found_by_their_name_in_any_language()
    {
        var word = new DrawableWord("squirrel", "a squirrel", IsBest: true, new Dictionary<string, string>(StringComparer.Ordinal) { ["ja"] = "リス", ["de"] = "Eichhörnchen" });

        Assert.True(word.Matches("リス"));
        Assert.True(word.Matches("eichhörn"));
        Assert.False(word.Matches("fox"));
        Assert.True(word.Matches("a squirrel on the road"));
        Assert.True(word.Matches("森のリスの王"));
        Assert.False(word.Matches("squirrelfish"));
    }

    private static DrawableWord Word(string name, string write) => new(name, write, IsBest: true, new Dictionary<string, string>(StringComparer.Ordinal));
}
