using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>Digits and numerals of a wish: "5:30", "24h" and "number 7" count nothing; "25", "twenty-five" and 二十五 are counts that no table lists.</summary>
internal static partial class Figures
{
    /// <summary>The words of a count in a prompt, to be put into other patterns.</summary>
    public const string Counts = @"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,5}|(?:twen|thir|four|for|fif|six|seven|eigh|nine)(?:ty|teen)(?:-\w+)?|hundred";

    private const int Most = 9_999;
    private const string NotCounted = "毛角季階阶番輪轮葉叶味流輩辈等線线弦重面体體品原明文星";
    private const string Numerals = "零一二三四五六七八九";
    private static readonly Dictionary<string, string[]> NoNames = new(StringComparer.Ordinal);
    private static readonly string[] Small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Where digits stand that say no count, each with all that belongs to it.</summary>
    public static IReadOnlyList<(int Start, int End)> NoCounts(string text) => text.Any(char.IsAsciiDigit) || Named().IsMatch(text)
        ? [.. NoCount().Matches(text).Select(match => (match.Index, match.Index + match.Length)), .. Named().Matches(text).Select(match => match.Groups["digits"]).Select(digits => (digits.Index, digits.Index + digits.Length))]
        : [];

    /// <summary>Counts above those of the tables.</summary>
    public static IEnumerable<ConceptMatch> LargeCounts(string text, bool isEnglish)
    {
        foreach (Match match in Digits().Matches(text))
        {
            var value = int.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);
            if (value == 11 || value is > 12 and <= Most)
            {
                yield return Of(value, match, match.Value);
            }
        }

        foreach (Match match in HanCount().Matches(text))
        {
            if (ValueOf(match.Value) is var value and > 10 && value != 12)
            {
                yield return Of(value, match, value.ToString(CultureInfo.InvariantCulture));
            }
        }

        foreach (Match match in isEnglish ? EnglishCount().Matches(text) : Enumerable.Empty<Match>())
        {
            var value = ValueOfEnglish(match);
            if (value is 11 or > 12)
            {
                yield return Of(value, match, match.Value.ToLowerInvariant());
            }
        }
    }

    /// <summary>三毛猫 are no three cats: what counts in Han is followed by what it counts with, or by a thing.</summary>
    public static bool IsPartOfWord(string text, ConceptMatch number) => number.Length == 1 && Script.IsHan(text[number.Start]) && number.End < text.Length && NotCounted.Contains(text[number.End], StringComparison.Ordinal);

    private static ConceptMatch Of(int value, Match match, string phrase) =>
        new(new Concept { Id = value.ToString(CultureInfo.InvariantCulture), Kind = ConceptKind.Number, Phrase = phrase, Names = NoNames }, match.Index, match.Length);

    /// <summary>二十五, 十五, 三百.</summary>
    private static int ValueOf(string numerals)
    {
        var (sum, digit) = (0, 0);
        foreach (var c in numerals)
        {
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1_000, _ => 0 };
            (sum, digit) = unit > 0 ? (sum + (Math.Max(1, digit) * unit), 0) : (sum, Numerals.IndexOf(c, StringComparison.Ordinal));
        }

        return sum + digit;
    }

    private static int ValueOfEnglish(Match match)
    {
        var words = match.Value.ToLowerInvariant().Split('-', ' ');
        var tens = Array.IndexOf(Tens, words[0]);
        return words is [_, "hundred"] or [_, "thousand"] ? words[1] == "hundred" ? 100 : 1_000
            : tens > 1 ? (10 * tens) + (words.Length > 1 ? Array.IndexOf(Small, words[1]) : 0)
            : Array.IndexOf(Small, words[0]);
    }

    [GeneratedRegex(@"[0-9]+(?:[:./×x][0-9]+)+(?:\s?(?:[ap]\.?m\b\.?|Uhr|h\b))?|[0-9]+,[0-9]{1,2}(?![0-9])|\b(?:1[0-9]|20)[0-9][0-9]\b(?!,[0-9]|\s*\p{L})|[0-9]+(?:(?:[A-Za-z]+[0-9]*)+|\s?(?:%|°[CF]?|€|\$|£)|\s(?:Uhr|o'clock|heures?|часов)\b)|[#№€$£]\s?[0-9]+|[0-9]+\s?(?:時|时|点|點|시(?!\p{L})|年|년|月|월|番|号|號|번)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NoCount();

    [GeneratedRegex(@"\b(?:numbers?|digits?|figure|nummer|zahl|ziffer|numéro|chiffre|nombre|número|cifra|numero|algarismo|номер|цифра|число|no\.|nr\.)\s+(?<digits>[\w-]+)|(?:番号|数字の?|數字|号码|號碼|숫자|번호)\s?(?<digits>[0-9]+|[一二三四五六七八九十])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![0-9.,:/#№€$£])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{2,4})(?![0-9:/%°]|[.,][0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Digits();

    [GeneratedRegex("[一二三四五六七八九]?(?:十(?!字)|百(?![合貨货科叶葉姓年])|千(?![里金叶葉代年层層]))[一二三四五六七八九十百]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex HanCount();

    [GeneratedRegex(@"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|(?:a|one) (?:hundred|thousand))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EnglishCount();
}
