using Studio.Inference.Tokenizers;

namespace Studio.Inference.Prompting;

/// <summary>Counts a prompt in the tokens of a diffusion model and finds where it stops reading.</summary>
public sealed class PromptTokenCounter(ClipTokenizer tokenizer)
{
    /// <summary>Tokens the model reads, without the marks for start and end.</summary>
    public int Window => tokenizer.Window;

    public PromptWindow PromptWindow => new(tokenizer.Window, Count);

    public int Count(string prompt) => tokenizer.Count(prompt);

    /// <summary>Index of the first character that the model does not see; the prompt's length when it sees all.</summary>
    public int VisibleLength(string prompt)
    {
        var tokens = tokenizer.Tokenize(prompt);
        if (tokens.Count <= Window)
        {
            return prompt.Length;
        }

        // Back to where the word begins: half of one would be another word to the model.
        var cut = tokens[Window].Start;
        var at = 0;
        foreach (var piece in PromptPieces.Split(prompt))
        {
            if (at + piece.Length > cut)
            {
                break;
            }

            at += piece.Length;
        }

        return at;
    }
}
