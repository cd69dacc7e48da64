using System.Text.Json;
using Studio.Inference.Prompting;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

public sealed class TintTests
{
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Inference.Tests", "Prompting", "wishes.json");

    public static TheoryData<string, string, string, string[], string[]> Wishes()
    {
        var data = new TheoryData<string, string, string, string[], string[]>();
        foreach (var row in JsonSerializer.Deserialize<List<Row>>(System.IO.File.ReadAllText(File), JsonSerializerOptions.Web)!)
        {
            data.Add(row.Language, row.Wish, row.Prompt, row.Asked, row.Added);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Wishes))]
    public void Words_that_the_wish_asks_for_are_plain_and_the_others_are_added(string language, string wish, string prompt, string[] asked, string[] added)
    {
        var tint = Upsampling.Vocabulary.Tint(new TintRequest { Prompt = prompt, Wish = wish });

        Assert.Equal(TintBasis.Wish, tint.Basis);
        Assert.Equal(language, Upsampling.Vocabulary.LanguageOf(wish));
        Assert.Equal(prompt, string.Concat(tint.Segments.Select(s => s.Text)));
        Assert.All(asked, word => Assert.Contains(tint.Segments, s => s.Kind == TintKind.Plain && s.Text.Contains(word, StringComparison.Ordinal)));
        Assert.All(added, word => Assert.Contains(tint.Segments, s => s.Kind == TintKind.Added && s.Text.Contains(word, StringComparison.Ordinal)));
        Assert.All(added, word => Assert.DoesNotContain(tint.Segments, s => s.Kind == TintKind.Plain && s.Text.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_wish_that_is_not_understood_has_no_tint()
    {
        var tint = Upsampling.Vocabulary.Tint(new TintRequest { Prompt = "A red fox in the wood.", Wish = "もっと可愛くして" });

        Assert.Equal(TintBasis.Translated, tint.Basis);
        Assert.Equal([new TintSegment("A red fox in the wood.", TintKind.Plain)], tint.Segments);
    }

    [Theory]
    [InlineData("もっと可愛くして", "A fox in the wood.", "A red fox in the wood.", "red")]
    [InlineData("王冠を赤くして", "A squirrel with a golden crown in a snowy forest at night.", "A squirrel with a red crown in a snowy forest at night.", "red")]
    public void A_later_turn_marks_what_is_new_since_the_prompt_that_was_sent_and_nothing_else(string wish, string previous, string prompt, string added)
    {
        var tint = Upsampling.Vocabulary.Tint(new TintRequest { Prompt = prompt, Wish = wish, EarlierWishes = ["リスの王様"], PreviousPrompt = previous });

        Assert.Equal(TintBasis.PreviousPrompt, tint.Basis);
        Assert.Equal(added, Assert.Single(tint.Segments, s => s.Kind == TintKind.Added).Text.Trim());
    }

    [Fact]
    public void Colours_and_places_that_a_known_thing_only_usually_has_are_additions()
    {
        var tint = Upsampling.Vocabulary.Tint(new TintRequest { Prompt = "A squirrel wearing a golden crown on its head in a green meadow.", Wish = "リスの王、草原" });

        var added = string.Join("|", tint.Segments.Where(s => s.Kind == TintKind.Added).Select(s => s.Text.Trim()));
        Assert.Contains("golden", added, StringComparison.Ordinal);
        Assert.Contains("on its head", added, StringComparison.Ordinal);
        Assert.Contains("green", added, StringComparison.Ordinal);
        Assert.Contains(tint.Segments, s => s.Kind == TintKind.Plain && s.Text.Contains("crown", StringComparison.Ordinal));
    }

    [Fact]
    public void Edits_of_the_person_and_locked_words_are_marked_over_the_tint()
    {
        var locked = new LockedPhrase("王冠", "golden crown");
        var tint = Upsampling.Vocabulary.Tint(new TintRequest
        {
            Upsampled = "A squirrel wearing a golden crown in a meadow.",
            Prompt = "A squirrel wearing a golden crown in a forest.",
            Wish = "リスの王様",
            Locked = [locked],
        });

        Assert.Equal("golden crown", Assert.Single(tint.Segments, s => s.Kind == TintKind.Locked).Text);
        Assert.Equal("meadow", Assert.Single(tint.Segments, s => s.Kind == TintKind.Struck).Text);
        Assert.Equal("forest", Assert.Single(tint.Segments, s => s.Kind == TintKind.Edited).Text);
    }

    [Theory]
    [InlineData("a tiny cat", "A small cat.")]
    [InlineData("a miniature cat in the woodland", "A small cat in a forest.")]
    [InlineData("a gigantic bear", "A large bear.")]
    [InlineData("three ducklings at sundown", "Three ducks at sunset.")]
    [InlineData("a pup next to an owlet", "A dog next to an owl.")]
    [InlineData("a fox sitting in a forest", "A fox sits in a forest.")]
    [InlineData("a monkey rides a bicycle", "A monkey riding a bicycle.")]
    [InlineData("a frog that jumped", "A frog jumping.")]
    public void A_paraphrase_of_the_wish_is_no_addition(string wish, string prompt)
    {
        var tint = Upsampling.Vocabulary.Tint(new TintRequest { Prompt = prompt, Wish = wish });

        Assert.Equal([new TintSegment(prompt, TintKind.Plain)], tint.Segments);
    }

    [Theory]
    [InlineData("a small cat", "A large cat.", "A large")]
    [InlineData("a fox sitting in a forest", "A fox sleeps in a forest.", "sleeps")]
    [InlineData("a snowman at dawn", "A snowman at sunset.", "at sunset")]
    public void What_only_looks_alike_is_one(string wish, string prompt, string added)
    {
        var tint = Upsampling.Vocabulary.Tint(new TintRequest { Prompt = prompt, Wish = wish });

        Assert.Equal(added, Assert.Single(tint.Segments, s => s.Kind == TintKind.Added).Text.Trim(' ', '.'));
    }

    [Fact]
    public void What_an_earlier_turn_asked_for_is_no_addition_now()
    {
        var tint = Upsampling.Vocabulary.Tint(new TintRequest { Prompt = "A squirrel wearing a red crown.", Wish = "王冠を赤くして", EarlierWishes = ["リスの王様"] });

        Assert.DoesNotContain(tint.Segments, s => s.Kind == TintKind.Added);
    }

    private sealed record Row(string Language, string Wish, string Prompt, string[] Asked, string[] Added);
}
