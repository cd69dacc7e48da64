using System.Text;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>What a model that takes a fixed number of windows does not see of weighted text.</summary>
internal static class UnreadWords
{
    public static string Of(ClipTokenizer tokenizer, IReadOnlyList<EmphasisPiece> pieces, int windows)
    {
        // Windows hold the tokens in their order, so a number of them is a place in the text.
        var held = WindowCutter.Cut(tokenizer, pieces).Take(windows).Sum(window => window.Ids.Count);
        var unread = new StringBuilder();
        foreach (var piece in pieces.Where(piece => !piece.IsBreak))
        {
            var tokens = tokenizer.Tokenize(piece.Text);
            if (held < tokens.Count)
            {
                unread.Append(piece.Text.AsSpan(held == 0 ? 0 : tokens[held].Start));
            }

            held = Math.Max(0, held - tokens.Count);
        }

        return unread.ToString().Trim(' ', ',');
    }
}
