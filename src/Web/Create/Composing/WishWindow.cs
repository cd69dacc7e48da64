using Studio.Inference.Chat;
using Studio.Jobs.Upsamplings;

namespace Studio.Web.Create.Composing;

/// <summary>
/// Whether a wish fits what the language model reads at once, as far as that can be told without it: its tokens are counted in the process that runs it, so here they are
/// estimated. A wish that cannot fit is not sent; one that may not fit is, and comes back with the exact count.
/// </summary>
internal static class WishWindow
{
    /// <summary>English has about four letters a token.</summary>
    private const double LettersAToken = 4;

    /// <summary>An estimate so far above the room cannot be wrong about it.</summary>
    private const double Certain = 1.5;

    public static ComposerHint Say(ComposerHint hint, string wish, Writer? writer)
    {
        if (writer?.File is not { ContextLength: > 0 } file)
        {
            return hint;
        }

        var room = Math.Min(file.ContextLength, new LlamaOptions().ContextTokens) - writer.Profile.MaxTokens;
        var tokens = Estimate(wish);
        if (tokens <= room)
        {
            return hint;
        }

        var sentence = $"This wish is about {tokens:N0} tokens long, and {writer.Name} has room for {room:N0}.";
        return tokens > room * Certain
            ? hint with { Refusal = $"{sentence} Shorten it, or switch upsampling off to send it as it is." }
            : hint with { Long = $"{sentence} If it is refused, shorten it." };
    }

    /// <summary>A Han, kana or Hangul character is a token, or nearly; other words are at least one.</summary>
    private static int Estimate(string wish)
    {
        var wide = wish.Count(IsWide);
        var words = wish.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => !word.Any(IsWide));
        return wide + Math.Max(words, (int)((wish.Length - wide) / LettersAToken));
    }

    private static bool IsWide(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');
}
