using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Queue;

/// <summary>A text in pieces, those that a rule found apart from the others.</summary>
internal static class HitWords
{
    public static IReadOnlyList<(string Text, bool IsHit)> Of(string text, IEnumerable<CaseHit> hits)
    {
        var pieces = new List<(string, bool)>();
        var at = 0;
        // A hit is a claim about a text that may have been cut since: what lies outside is left out.
        foreach (var hit in hits.Where(hit => hit.Start >= 0 && hit.Length > 0 && hit.Start <= text.Length - hit.Length).OrderBy(hit => hit.Start))
        {
            if (hit.Start < at)
            {
                continue;
            }

            pieces.Add((text[at..hit.Start], false));
            pieces.Add((text.Substring(hit.Start, hit.Length), true));
            at = hit.Start + hit.Length;
        }

        pieces.Add((text[at..], false));
        return [.. pieces.Where(piece => piece.Item1.Length > 0)];
    }
}
