namespace Studio.Inference.Prompting;

/// <summary>"in front of a blue wall" is a background of that colour; a wall that nothing is said of is a thing that the image model does not know.</summary>
internal static class WallWords
{
    private const int Near = 3;

    public static WishReading With(WishReading wish, Concept? background)
    {
        var walls = background is null ? [] : Of(wish).Where(wall => IsColored(wish, wall) && !wish.Matches.Any(match => match.Start < wall.Start + wall.Length && wall.Start < match.End)).ToList();
        return walls.Count == 0 ? wish : wish with { Matches = [.. wish.Matches.Concat(walls.Select(wall => new ConceptMatch(background!, wall.Start, wall.Length))).OrderBy(match => match.Start)] };
    }

    /// <summary>Whether a wish says so: then a room keeps all but its walls.</summary>
    public static bool Are(WishReading wish) => Of(wish).Any();

    private static IEnumerable<(int Start, int Length)> Of(WishReading wish)
    {
        var words = GrammarWords.Of("wall", wish.Language);
        var at = 0;
        foreach (var piece in PromptPieces.Split(wish.Text))
        {
            var end = Script.IsHangul(piece[0]) && GrammarWords.ParticleOf(piece) is { } particle ? piece.Length - particle.Length : piece.Length;
            if (words.Contains(piece[..end]))
            {
                yield return (at, end);
            }

            at += piece.Length;
        }
    }

    private static bool IsColored(WishReading wish, (int Start, int Length) wall) => wish.Matches.Any(match =>
        match.Concept.Kind is ConceptKind.Color or ConceptKind.Pattern
        && (match.Start > wall.Start ? match.Start - wall.Start - wall.Length : wall.Start - match.End) is >= 0 and <= Near);
}
