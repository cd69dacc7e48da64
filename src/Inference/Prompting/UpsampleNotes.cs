using System.Text.RegularExpressions;
using Studio.Inference.Prompting.Guards;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>The sentences that say what the program did to the model's answer.</summary>
internal static partial class UpsampleNotes
{
    /// <summary>As long as a note may become; the database keeps no longer one.</summary>
    public const int Longest = 1_000;

    private const int LongestQuote = 80;
    private const int LongestList = 420;
    private const int MostQuotes = 4;
    private static readonly string[] FrameWords = ["setting", "background", "scene", "appears", "appear", "together", "heads", "shown", "shows", "showing", "picture", "behind", "center", "centered", "frame", "has", "they", "them", "it"];

    public const string Shortened = "The last sentences were left out, because the image model reads no further.";

    public const string Stays = "The description stays as it was";

    public const string Unchanged = $"{Stays}: the studio found nothing in these words that it can change.";

    public const string Already = $"{Stays}: it says this already.";

    public const string Ordered = "The studio set the words of the description right.";

    /// <summary>Null when the writer was taught the language of the wish, or nobody can tell.</summary>
    public static string? Unread(string language, IReadOnlyList<string> taught) =>
        taught.Count == 0 || taught.Contains(language, StringComparer.Ordinal) || LanguageNames.Of(language) is not { } name
            ? null
            : $"The language model reads {LanguageNames.List(taught)}; what it made of the {name} words is a guess.";

    /// <summary>Instead of a description that would be a guess.</summary>
    public static string NotRead(string language, IReadOnlyList<string> taught, bool isChange) =>
        isChange
            ? $"The language model does not read {LanguageNames.Of(language)}, so the description stays as it was. Edit it yourself, or put the wish in {LanguageNames.List(taught, "or")}."
            : $"The language model does not read {LanguageNames.Of(language)}, so it wrote no description. Below is your wish as you wrote it: write the description yourself, put the wish in {LanguageNames.List(taught, "or")}, or send it as it is.";

    /// <summary>Null when all of it can be counted.</summary>
    public static string? TooMany(IReadOnlyList<string> counts, int most) => counts.Count == 0 ? null
        : $"The image model learned to draw up to {WishCount.Word(most)} of one thing, so {string.Join(" and ", counts)} may come out as fewer.";

    public static string LeftOut(string model, IReadOnlyList<LeftOutThing> things)
    {
        var words = Quoted([.. things.Select(thing => thing.Word)]);
        var isWhole = things.All(thing => thing.Whole == thing.Word);
        return isWhole
            ? $"{model} does not know {words} and leaves {(things.Count == 1 ? "it" : "them")} out."
            : $"{model} does not know {words} and leaves {Quoted([.. things.Select(thing => thing.Whole)])} out.";
    }

    /// <summary>"hat" as a top hat: null where there is none.</summary>
    public static string? DrawnAs(IReadOnlyList<string> pairs) => pairs.Count == 0 ? null : $"The image model draws {string.Join(" and ", pairs)}.";

    public static string ReadAs(string word, string shown, string other) => $"“{word}” can also mean {other}; the description shows {shown}.";

    /// <summary>A change takes away all there is.</summary>
    public static string OnlyThing(string word) => $"“{word}” is all that the picture shows, so it stays; say what should come in its place.";

    public static string SizeAlready(string size) => $"The description says “{size}” already, and the image model knows no other word for it.";

    /// <summary>What earlier wishes of the thread asked for and no description can hold.</summary>
    public static string StillOut(IReadOnlyList<string> things) => $"Still left out of this thread: {Quoted([.. things])}.";

    /// <summary>The wish names no thing at all, so the picture is of something that nobody asked for.</summary>
    public static string Chosen(string drawn) => $"The wish names no thing that the image model knows, so the language model chose “{drawn}”.";

    /// <summary>Of a prompt that is sent as it is.</summary>
    public static string Unseen(string model, IReadOnlyList<LeftOutThing> things) =>
        $"{model} does not know {Quoted([.. things.Select(thing => thing.Word)])}; {(things.Count == 1 ? "it" : "they")} will hardly be seen.";

    /// <summary>What is drawn where the wish names nothing that can be.</summary>
    public static string InPlaceOf(IReadOnlyList<LeftOutThing> things, string drawn) =>
        $"The language model chose “{drawn}” in place of {Quoted([.. things.Select(thing => thing.Whole)])}.";

    /// <summary>Relations that the image model has no words for.</summary>
    public static string Nearest(IReadOnlyList<string> said) =>
        $"The image model cannot show {Quoted([.. said])}, so the description says “{RelationReader.Beside}”.";

    public static string UnlearnedColors(string model, IReadOnlyList<string> colors) =>
        $"{model} never learned the {(colors.Count == 1 ? "colour" : "colours")} {Quoted([.. colors])}, so {(colors.Count == 1 ? "it" : "they")} may not be seen.";

    public static string OwnColors(string model, string thing, IReadOnlyList<string> colors) =>
        $"{model} draws {thing} only in its own colours, so {Quoted([.. colors])} may not be seen.";

    public static string OneColor(string model, string thing, string colors) => $"{model} learned one colour for {thing}, so “{colors}” may come out as one of them.";

    public static string UnseenTime(string model, string time, string place) =>
        $"{model} was never shown {place} {(time == "day" ? "by day" : $"at {time}")}, so that may not be seen.";

    public static string Replaced(IReadOnlyList<string> gone) =>
        $"For that {Quoted([.. gone])} went out of the picture; write “add” to keep both.";

    public static string WishKept(AnswerProblem problem) =>
        $"The language model's answers could not be used: {Reason(problem)}. Below is your wish as you wrote it.";

    public static string Changed(string before, string after) => Changed(before, after, unsure: [])!;

    /// <summary>One sentence for all that the program changed in a text; null when another sentence speaks of it.</summary>
    /// <param name="unsure">Colours that the image model may not show: they are no success to tell of.</param>
    /// <param name="inserted">Locked phrases that were put in besides.</param>
    public static string? Changed(string before, string after, IReadOnlyList<string> unsure, params IReadOnlyList<LockedPhrase> inserted) => (Put(before, after, inserted), Words(before, after, DiffKind.Removed)) switch
    {
        ([], []) => before == after ? Unchanged : Ordered,
        ([], var gone) => gone.Select(words => Relation().Replace(words, "")).Where(words => !IsStill(after, words)).ToList() is { Count: > 0 } lost ? $"The studio took {Quoted(lost)} out of the description." : Ordered,
        (var put, _) => put.Where(words => !unsure.Contains(words, StringComparer.Ordinal) && !IsOneOf(before, words)).ToList() is { Count: > 0 } sure ? $"The studio wrote {Quoted(sure)} into the description." : null,
    };

    /// <summary>All of them, as far as a note has room; then how many more there are.</summary>
    public static string Lost(IReadOnlyList<string> words)
    {
        var (said, room) = (new List<string>(), LongestList);
        foreach (var word in words.TakeWhile(word => (room -= word.Length + 4) > 0 || said.Count == 0))
        {
            said.Add($"“{Short(word)}”");
        }

        var rest = words.Count - said.Count;
        var last = rest > 0 ? $"{rest} more of its words" : said[^1];
        var first = rest > 0 ? said : said.SkipLast(1);
        return $"The description does not say {(first.Any() ? $"{string.Join(", ", first)} and {last}" : last)}.";
    }

    public static string Same(int attempts) =>
        $"The language model was asked {attempts} times and wrote no other text that fits your wish, so this is the same one again. Edit it, or put the wish in other words.";

    public static string Inserted(IEnumerable<LockedPhrase> phrases) =>
        $"The studio wrote {Quoted([.. phrases.Select(phrase => phrase.InPrompt)])} into the description, because it must stay.";

    public static string NoRoom(IEnumerable<LockedPhrase> phrases) =>
        $"The locked words {Quoted([.. phrases.Select(phrase => phrase.InPrompt)])} did not fit into what the image model reads.";

    /// <summary>Whole sentences: one that finds no room any more is left out.</summary>
    public static string? Join(string? first, string? second) =>
        first is null || second is null ? first ?? second
        : first.Length + 1 + second.Length <= Longest ? $"{first} {second}"
        : first;

    private static List<string> Put(string before, string after, IReadOnlyList<LockedPhrase> inserted) =>
        [.. Words(before, after, DiffKind.Added), .. inserted.Select(phrase => phrase.InPrompt)];

    private static List<string> Words(string before, string after, DiffKind kind) =>
        [.. Runs(PromptDiff.Between(before, after), kind).SelectMany(run => run.Split(". ")).Select(WithoutOuterGlue).Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>"and sunglasses" is quoted as "sunglasses", "crown beside a" as "crown".</summary>
    private static string WithoutOuterGlue(string phrase)
    {
        var words = phrase.Split(' ').SkipWhile(word => IsFrame(word) || (GlueWords.Contains(WordFold.Fold(word)) && word is not ("with" or "in" or "on" or "at")));
        var rest = string.Join(' ', words.Reverse().SkipWhile(word => IsFrame(word) || GlueWords.Contains(WordFold.Fold(word)) || word is "beside" or "next").Reverse());
        return GlueWords.Contains(WordFold.Fold(rest)) ? "" : rest;
    }

    /// <summary>"a heart" in the place of "four hearts" that nobody asked for.</summary>
    private static bool IsOneOf(string before, string words) => !words.Contains(' ', StringComparison.Ordinal) && before.Contains($" {words}s", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of "a lemon beside a lemon" the one is still there.</summary>
    private static bool IsStill(string after, string words) => after.Contains(words, StringComparison.OrdinalIgnoreCase) || after.Contains($" {words.Split(' ')[^1]}", StringComparison.OrdinalIgnoreCase);

    /// <summary>"The setting is", "appears in the center": what carries the words that were asked for is no news.</summary>
    private static bool IsFrame(string word) => FrameWords.Contains(word.Trim('.', ','), StringComparer.OrdinalIgnoreCase);

    internal static string Quoted(List<string> phrases)
    {
        var quoted = phrases.Take(MostQuotes).Select(phrase => $"“{Short(phrase)}”").ToList();
        var rest = phrases.Count > MostQuotes ? "more" : quoted[^1];
        var first = phrases.Count > MostQuotes ? quoted : quoted.SkipLast(1);
        return first.Any() ? $"{string.Join(", ", first)} and {rest}" : rest;
    }

    // Half of a character in two parts is no text: a database refuses it.
    private static string Short(string phrase) =>
        phrase.Length <= LongestQuote ? phrase : $"{phrase[..(char.IsHighSurrogate(phrase[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)]}…";

    // Spaces that both texts share do not part a phrase; a word that both share does.
    private static IEnumerable<string> Runs(IEnumerable<DiffSegment> segments, DiffKind kind)
    {
        var run = "";
        foreach (var segment in segments.Where(segment => segment.Kind == kind || segment.Kind == DiffKind.Kept))
        {
            if (segment.Kind == kind || string.IsNullOrWhiteSpace(segment.Text))
            {
                run += segment.Text;
                continue;
            }

            yield return run.Trim(' ', '.', ',');
            run = "";
        }

        yield return run.Trim(' ', '.', ',');
    }

    [GeneratedRegex(@"^(?:beside|next to|above|below|on top of|on the (?:left|right) of)(?: an?| the)? ", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Relation();

    private static string Reason(AnswerProblem problem) => problem switch
    {
        AnswerProblem.Empty => "they were empty",
        AnswerProblem.TooShort => "they were too short to be a description",
        AnswerProblem.TooLong => "they were longer than the image model reads",
        AnswerProblem.Loop => "it repeated itself",
        AnswerProblem.NotEnglish => "they were not in English",
        AnswerProblem.Leak => "they held parts of its instructions",
        AnswerProblem.OffTopic => "they were about something else",
        _ => "they were not descriptions",
    };
}
