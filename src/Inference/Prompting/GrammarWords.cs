namespace Studio.Inference.Prompting;

/// <summary>The words of each language that build a sentence and name nothing: they part its phrases and are never "unknown".</summary>
internal static class GrammarWords
{
    /// <summary>Characters of Chinese and Japanese that ask, count or join, and so need no counterpart in the prompt.</summary>
    private const string Characters = "相间間描絵画畫图圖像書请請给給只隻個个张張匹羽頭戴着著穿换換变變把在有的里裡上下中成让讓牠它他她现現加改和与與又是一做是到向座朵颗顆辆輛跟及旁放去不没沒色置乗为為";

    private const string HiraganaParticles = "とがをにではへもやの";
    private const string HanParticles = "在有戴着著穿上下里裡中旁和与與跟及是的成为為";

    private static readonly HashSet<string> Asking = new(
        ("draw picture image make please wearing zeichne male bitte trägt bild dessine porte image dibuja lleva imagen desenhe usando imagem disegna indossa immagine "
        + "нарисуй в на с и у в носит картинка 그려줘 그려 그림 쓴 쓰고 있는 있고 입은 마리 의 에 으로 바꿔줘 해줘").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] KoreanParticles = ["에서", "에게", "으로", "하고", "이랑", "와", "과", "은", "는", "이", "가", "을", "를", "의", "에", "도", "로", "만", "랑"];

    private static readonly Dictionary<string, Dictionary<string, HashSet<string>>> Table = WordTable.Rows("grammar.tsv").ToDictionary(
        row => row["kind"],
        row => WordTable.Names(row).ToDictionary(cell => cell.Key, cell => cell.Value.ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>They mean something, or may: a wall is something to draw, and "show" a verb like others.</summary>
    private static readonly string[] Meaning = ["sky", "wall", "verb", "then", "but"];

    private static readonly HashSet<string> Small = Table.Where(row => !Meaning.Contains(row.Key, StringComparer.Ordinal)).Select(row => row.Value).SelectMany(kinds => kinds.Values).SelectMany(words => words).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Japanese = Table.Values.SelectMany(kinds => kinds.GetValueOrDefault("ja", [])).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a piece of a wish says something: a word that no grammar needs.</summary>
    public static bool Matters(string piece) => PromptPieces.IsWord(piece)
        && !Script.IsHiragana(piece[0])
        && !(piece.Length == 1 && Characters.Contains(piece[0], StringComparison.Ordinal))
        && !IsSmall(piece)
        && !IsSmall(WithoutElision(piece))
        && !(Script.IsHangul(piece[0]) && IsSmall(WithoutParticle(piece)));

    /// <summary>屋根 is a roof; 根 counts things in Chinese alone.</summary>
    public static bool Matters(string piece, string language) => Matters(piece)
        || (language == "ja" && piece.Length == 1 && Script.IsHan(piece[0]) && !Characters.Contains(piece[0], StringComparison.Ordinal) && !Japanese.Contains(piece));

    /// <summary>"and" in any of the languages: what stands behind it is another thing.</summary>
    public static bool Joins(string piece, string language) => Of("join", language).Contains(piece)
        || (Script.IsHangul(piece[0]) && ParticleOf(piece) is "와" or "과" or "하고" or "이랑" or "랑");

    public static bool IsArticle(string piece, string language) => Of("article", language).Contains(piece) || IsOne(piece, language);

    /// <summary>Says that there is exactly one.</summary>
    public static bool IsOne(string piece, string language) => Of("one", language).Contains(WithoutElision(piece));

    /// <summary>A particle or preposition that ends the phrase before it.</summary>
    public static bool Parts(string piece) => piece.Length == 1 && Script.IsEastAsian(piece[0])
        ? HiraganaParticles.Contains(piece[0], StringComparison.Ordinal) || HanParticles.Contains(piece[0], StringComparison.Ordinal)
        : PromptPieces.IsWord(piece);

    /// <summary>Words of a kind of grammar.tsv: "on", "beside", "style".</summary>
    public static IReadOnlySet<string> Of(string kind, string language) => Table[kind].GetValueOrDefault(language.Split('-')[0], []);

    public static string? ParticleOf(string piece) => Array.Find(KoreanParticles, particle => piece.Length >= particle.Length && piece.EndsWith(particle, StringComparison.Ordinal));

    private static bool IsSmall(string word) => Asking.Contains(word) || TalkWords.Contains(word) || Small.Contains(word) || LanguageGuess.IsSmallWord(word);

    /// <summary>d'un, l'ours, nell'acqua: the word behind the apostrophe.</summary>
    private static string WithoutElision(string piece)
    {
        var at = piece.IndexOfAny(['\'', '’']);
        return at is > 0 and < 6 && at < piece.Length - 1 ? piece[(at + 1)..] : piece;
    }

    private static string WithoutParticle(string piece) => ParticleOf(piece) is { } particle && piece.Length > particle.Length ? piece[..^particle.Length] : piece;
}
