using Studio.Inference.Prompting.Ledger;

namespace Studio.Inference.Prompting.Slots;

/// <summary>
/// Cuts a wish into its phrases, at commas, "and", articles, prepositions and particles. Only commas end one that has no noun, so "red and white cat" and 緑色の車 stay one;
/// "and" also ends a count, so that 猫が二匹と犬 does not count the dog.
/// </summary>
internal sealed class WishPhrases
{
    private readonly WishReading _wish;
    private readonly List<WishPhrase> _phrases = [];
    private readonly List<ConceptMatch> _words = [];
    private readonly List<(int Start, int End)> _unknown = [];
    private bool _hasArticle;
    private bool _isOne;

    private WishPhrases(WishReading wish) => _wish = wish;

    /// <param name="words">One meaning for each word of the wish that the tables know.</param>
    public static IReadOnlyList<WishPhrase> Of(WishReading wish, IReadOnlyList<ConceptMatch> words)
    {
        var phrases = new WishPhrases(wish);
        var unknown = wish.Unknown().ToList();
        var at = 0;
        foreach (var piece in PromptPieces.Split(FrameMarks.Blank(wish.Text)))
        {
            var (start, end) = (at, at + piece.Length);
            at = end;
            var known = words.Where(match => match.Start < end && start < match.End).ToList();
            if (known.Count > 0)
            {
                phrases.Take(known, piece, start);
            }
            else if (unknown.Exists(range => range.Start <= start && end <= range.End))
            {
                phrases.TakeUnknown(unknown.Find(range => range.Start <= start && end <= range.End), piece);
            }
            else
            {
                phrases.Part(piece);
            }
        }

        phrases.End(always: true);
        return phrases._phrases;
    }

    private bool HasNoun => _unknown.Count > 0 || _words.Exists(word => word.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Background or ConceptKind.Pattern);

    private void Take(List<ConceptMatch> known, string piece, int start)
    {
        foreach (var match in known.Where(match => match.Start >= start))
        {
            if (match.Concept.Kind is ConceptKind.Relation or ConceptKind.Position or ConceptKind.Removal or ConceptKind.Addition)
            {
                End(always: match.Concept.Kind == ConceptKind.Addition);
            }
            else
            {
                _words.Add(match);
            }
        }

        EndAtParticle(piece, known[^1].End - start);
    }

    private void TakeUnknown((int Start, int End) range, string piece)
    {
        if (!_unknown.Contains(range))
        {
            _unknown.Add(range);
        }

        EndAtParticle(piece, 0);
    }

    /// <summary>In Korean the particle is a part of the word.</summary>
    private void EndAtParticle(string piece, int from)
    {
        if (Script.IsHangul(piece[0]) && from < piece.Length && GrammarWords.ParticleOf(piece) is not null)
        {
            End(joins: GrammarWords.Joins(piece, "ko"));
        }
    }

    private void Part(string piece)
    {
        if (string.IsNullOrWhiteSpace(piece))
        {
            return;
        }

        // "the cat will be white": between a thing and what is said of it.
        if (StopWords.Contains(piece, _wish.Language) && GrammarWords.Matters(piece))
        {
            return;
        }

        var joins = GrammarWords.Joins(piece, _wish.Language);
        if (piece is "-" or "'" || (PromptPieces.IsWord(piece) && !joins && !GrammarWords.Parts(piece)))
        {
            return;
        }

        // "make it blue and the background purple": the blue is of what was there.
        var isColorAlone = _words.Count > 0 && _unknown.Count == 0 && _words.TrueForAll(word => word.Concept.Kind == ConceptKind.Color) && GrammarWords.IsArticle(piece, _wish.Language);
        End(joins, always: isColorAlone || !PromptPieces.IsWord(piece));
        if (GrammarWords.IsArticle(piece, _wish.Language))
        {
            _hasArticle = true;
            _isOne |= GrammarWords.IsOne(piece, _wish.Language);
        }
    }

    private void End(bool joins = false, bool always = false)
    {
        var isWhole = HasNoun || (joins && _words.Exists(word => word.Concept.Kind == ConceptKind.Number)) || always;
        if (!isWhole)
        {
            return;
        }

        if (_words.Count + _unknown.Count > 0)
        {
            var starts = _words.Select(word => word.Start).Concat(_unknown.Select(range => range.Start));
            var ends = _words.Select(word => word.End).Concat(_unknown.Select(range => range.End));
            _phrases.Add(new WishPhrase(starts.Min(), ends.Max(), [.. _words], [.. _unknown], _hasArticle, _isOne));
        }

        _words.Clear();
        _unknown.Clear();
        (_hasArticle, _isOne) = (false, false);
    }
}
