using System.Reflection;
using System.Text.RegularExpressions;
using Studio.Data.Evaluation.Sessions;
using Studio.Web.Rating.Languages;

namespace Studio.Web.Tests.Rating.Languages;

/// <summary>What raters read says the same in every language. That no sentence is missing the compiler sees to.</summary>
public sealed partial class RaterWordsTests
{
    private static readonly string[] Silent = ["Questions.PromptFollowing.Hint", "End.Between"];

    public static TheoryData<string> Others => [.. RaterLanguage.All.Skip(1).Select(language => language.Code)];

    public static TheoryData<string> Everyone => [.. RaterLanguage.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Each_sentence_has_the_places_and_marks_of_the_english_one(string code)
    {
        var english = Sentences(RaterLanguage.All[0]);

        Assert.All(Sentences(RaterLanguage.Find(code)!), sentence =>
        {
            var (path, text) = sentence;
            var first = english[path];
            // "Once" needs no number.
            var places = Places(text) is var found && path.EndsWith(".One", StringComparison.Ordinal) ? found.Append("{count}").ToHashSet() : found.ToHashSet();
            var expected = path.EndsWith(".One", StringComparison.Ordinal) ? Places(first).Append("{count}").ToHashSet() : Places(first).ToHashSet();
            Assert.True(expected.SetEquals(places), $"{code} {path}: {string.Join(' ', places)} and not {string.Join(' ', expected)}");
            Assert.Equal(first.Count(letter => letter == '*'), text.Count(letter => letter == '*'));
            Assert.Equal((first.Count(letter => letter == '['), first.Count(letter => letter == ']')), (text.Count(letter => letter == '['), text.Count(letter => letter == ']')));
        });
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void No_sentence_is_empty_or_has_blanks_round_it(string code) => Assert.All(Sentences(RaterLanguage.Find(code)!).Where(sentence => !Silent.Contains(sentence.Key)), sentence =>
    {
        Assert.NotEmpty(sentence.Value);
        Assert.Equal(sentence.Value.Trim(), sentence.Value);
    });

    [Theory]
    [InlineData("ja", @"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    [InlineData("zh-Hans", @"\p{IsCJKUnifiedIdeographs}")]
    public void Japanese_and_chinese_are_written_in_their_own_script(string code, string letters)
    {
        var own = new Regex(letters, RegexOptions.None, TimeSpan.FromSeconds(1));

        Assert.Equal(
            ["End.Between", "End.Percent", "Keys.Shift", "Questions.PromptFollowing.Hint"],
            Sentences(RaterLanguage.Find(code)!).Where(sentence => !own.IsMatch(sentence.Value)).Select(sentence => sentence.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Chinese_has_no_kana_and_german_hardly_a_sentence_in_common_with_english()
    {
        Assert.DoesNotContain(Sentences(RaterLanguage.Find("zh-Hans")!).Values, sentence => sentence.Any(letter => letter is >= '぀' and <= 'ヿ'));
        var english = Sentences(RaterLanguage.All[0]);

        Assert.Equal(
            ["End.Between", "End.InSeconds", "End.Percent", "Questions.PromptFollowing.Hint", "Screen.Blind"],
            Sentences(RaterLanguage.Find("de")!).Where(sentence => english[sentence.Key] == sentence.Value).Select(sentence => sentence.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en", "1 more pair", "2 more pairs", "0 more pairs")]
    [InlineData("de", "Noch 1 Paar", "Noch 2 Paare", "Noch 0 Paare")]
    [InlineData("ja", "あと1組評価する", "あと2組評価する", "あと0組評価する")]
    [InlineData("zh-Hans", "再评 1 对", "再评 2 对", "再评 0 对")]
    public void A_number_takes_the_form_of_its_language(string code, string one, string two, string none)
    {
        var more = RaterLanguage.Find(code)!.Words.End.More;

        Assert.Equal([one, two, none], new[] { 1, 2, 0 }.Select(count => more.Of(count)));
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void Every_refusal_has_its_sentence(string code)
    {
        var words = RaterLanguage.Find(code)!.Words.Refusals;
        var said = Enum.GetValues<RatingRefusal>().Select(why => words.Of(new RatingRefused(why, most: 24))).ToList();

        Assert.Distinct(said.Where(sentence => !sentence.Contains("{most}", StringComparison.Ordinal)));
        Assert.DoesNotContain(said, sentence => sentence.Contains('{', StringComparison.Ordinal));
        Assert.Contains("24", words.Of(new RatingRefused(RatingRefusal.Name, most: 24)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "28 November")]
    [InlineData("de", "28. November")]
    [InlineData("ja", "11月28日")]
    [InlineData("zh-Hans", "11月28日")]
    public void A_day_is_written_as_the_language_writes_it(string code, string day) =>
        Assert.Equal(day, RaterLanguage.Find(code)!.DayOf(new DateTime(2026, 11, 28, 0, 0, 0, DateTimeKind.Utc)));

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(match => match.Value);

    /// <summary>Every string by its path, such as End.More.Other.</summary>
    private static Dictionary<string, string> Sentences(RaterLanguage language)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(language.Words, "", found);
        return found;
    }

    private static void Collect(object words, string path, Dictionary<string, string> found)
    {
        foreach (var property in words.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            switch (property.GetValue(words))
            {
                case null when words is Counted:
                    break;
                case string sentence:
                    found.Add(name, sentence);
                    break;
                case { } group:
                    Collect(group, name, found);
                    break;
                default:
                    Assert.Fail($"{name} says nothing");
                    break;
            }
        }
    }

    [GeneratedRegex(@"\{\w+\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
