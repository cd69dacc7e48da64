using System.Text;

namespace Studio.Inference.Prompting;

/// <summary>What a wish may be, said in a sentence before it is sent.</summary>
public static class WishRules
{
    public const int MaxLength = 4000;

    /// <summary>Why this cannot be a wish; null when it can.</summary>
    public static string? Check(string wish) =>
        Clean(wish).Length == 0 ? "There is nothing to draw in that yet: write a few words."
        : wish.Length > MaxLength ? $"A wish holds at most {MaxLength:N0} characters; this one has {wish.Length:N0}."
        : null;

    /// <summary>Without control and invisible direction characters and halves of surrogate pairs, spaces folded, trimmed: what the model is shown.</summary>
    public static string Clean(string wish)
    {
        var clean = new StringBuilder(wish.Length);
        foreach (var rune in wish.EnumerateRunes())
        {
            // EnumerateRunes gives the replacement character for a lone surrogate.
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (rune.Value != Rune.ReplacementChar.Value && !IsDirectionMark(rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim().Normalize();
    }

    private static bool IsDirectionMark(int value) => value is (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFE or 0x200B;
}
