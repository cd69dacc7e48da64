namespace Studio.Inference.Prompting;

/// <summary>What a wish names, as far as the tables know its words.</summary>
internal sealed record WishReading(string Text, string Language, IReadOnlyList<ConceptMatch> Matches)
{
    /// <summary>Characters that ask, count or join, and so need no counterpart in the prompt.</summary>
    private const string AskingCharacters = "描絵画畫图圖像書请請给給只隻个個张張匹羽頭头台本戴着著穿换換变變把在有的里裡上下中成让讓牠它他她现現加改和与與又是一做是到向座朵颗顆辆輛";

    private static readonly HashSet<string> AskingWords = new(
        ("draw picture image make please wearing zeichne male bitte trägt bild dessine porte image dibuja lleva imagen desenhe usando imagem disegna indossa immagine "
        + "нарисуй в на с и у в носит картинка 그려줘 그려 그림 쓴 쓰고 있는 있고 입은 마리 의 에 으로 바꿔줘 해줘").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public bool IsEnglish => Language is "en";

    public IEnumerable<Concept> Concepts => Matches.Select(match => match.Concept);

    public bool Names(ConceptKind kind) => Matches.Any(match => match.Concept.Kind == kind);

    /// <summary>False when most of what it says is unknown: then words of the prompt cannot be called additions.</summary>
    public bool IsUnderstood
    {
        get
        {
            var known = new bool[Text.Length];
            foreach (var match in Matches)
            {
                known.AsSpan(match.Start, match.Length).Fill(true);
            }

            var (understood, unknown) = (0, 0);
            var at = 0;
            foreach (var piece in PromptPieces.Split(Text))
            {
                if (known.AsSpan(at, piece.Length).Contains(true))
                {
                    understood += piece.Length;
                }
                else if (Matters(piece))
                {
                    unknown += piece.Length;
                }

                at += piece.Length;
            }

            return understood > 0 && understood >= unknown;
        }
    }

    /// <summary>Words that nobody has a meaning for and that are more than grammar; Han and kana in whole runs.</summary>
    public IReadOnlyList<string> UnknownWords
    {
        get
        {
            if (!WordTable.Languages.Contains(Language.Split('-')[0], StringComparer.Ordinal))
            {
                return [];
            }

            var known = new bool[Text.Length];
            foreach (var (start, length) in LockedPhrases.Quoted(Text))
            {
                // Writing is written, not drawn.
                known.AsSpan(start, length).Fill(true);
            }

            foreach (var match in Matches)
            {
                known.AsSpan(match.Start, match.Length).Fill(true);
            }

            var words = new List<string>();
            var (at, joins) = (0, false);
            foreach (var piece in PromptPieces.Split(Text))
            {
                var isUnknown = !known.AsSpan(at, piece.Length).Contains(true) && Matters(piece);
                if (isUnknown && joins && Script.IsEastAsian(piece[0]))
                {
                    words[^1] += piece;
                }
                else if (isUnknown)
                {
                    words.Add(piece);
                }

                joins = isUnknown && Script.IsEastAsian(piece[0]);
                at += piece.Length;
            }

            return [.. words.Where(word => word.Length > (Script.IsEastAsian(word[0]) || Script.IsHangul(word[0]) ? 1 : 2) && !TalkWords.Contains(word) && !word.Any(char.IsDigit)).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    private static bool Matters(string piece) => PromptPieces.IsWord(piece)
        && !Script.IsHiragana(piece[0])
        && !AskingCharacters.Contains(piece[0], StringComparison.Ordinal)
        && !AskingWords.Contains(piece)
        && !LanguageGuess.IsSmallWord(piece);
}
