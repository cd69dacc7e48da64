using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting;

/// <summary>Makes a text fit the window of the diffusion model by leaving out its last sentences, never half of one.</summary>
internal static class WindowFit
{
    /// <summary>Null when not even the first sentence fits.</summary>
    public static string? Shorten(string text, PromptWindow window)
    {
        var sentences = AnswerText.Sentences(text);
        for (var count = sentences.Count; count > 0; count--)
        {
            var shorter = count == sentences.Count ? text : string.Join(' ', sentences.Take(count));
            if (window.Fits(shorter))
            {
                return shorter;
            }
        }

        return null;
    }

    /// <summary>Adds a sentence at the end; where it does not fit, earlier sentences but the first make room. Null when even that is too much.</summary>
    public static string? Append(string text, string sentence, PromptWindow window)
    {
        var sentences = AnswerText.Sentences(text);
        for (var count = sentences.Count; count > 0; count--)
        {
            var longer = $"{string.Join(' ', sentences.Take(count))} {sentence}";
            if (window.Fits(longer))
            {
                return longer;
            }
        }

        return null;
    }
}
