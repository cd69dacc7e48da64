using Studio.Inference.Diffusion.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>One CLIP text encoder, as Stable Diffusion 1.x and 2.x and their descendants have (diffusers pipeline_stable_diffusion.py, encode_prompt).</summary>
internal sealed class ClipPromptEncoder(ModelSource source) : IPromptEncoder
{
    private readonly ClipTextEncoder _text = new(source, suffix: "");

    public ClipTokenizer Tokenizer => _text.Tokenizer;

    public int DeepestClipSkip => _text.FinalNorm is null ? 0 : Math.Max(0, _text.HiddenStates - 1);

    public PromptStates Encode(PromptPart? prompt, TextReading reading, SessionClock clock, CancellationToken cancellationToken)
    {
        var chunks = _text.Read(prompt?.Text ?? "", reading);
        return new PromptStates(ChunkJoin.AlongTokens([.. chunks.Select(chunk => ChunkEmphasis.Apply(States(chunk), chunk.Multipliers))]), Pooled: null);

        // The UNet was trained on normalised states, so those of an earlier layer go through the final norm too.
        Tensor States(PromptChunk chunk) => reading.ClipSkip == 0
            ? _text.Encode(chunk, [ClipTextEncoder.LastState], clock, cancellationToken)[0]
            : _text.FinalNorm!.Apply(_text.Encode(chunk, [_text.HiddenState(reading.ClipSkip)], clock, cancellationToken)[0]);
    }

    public void Dispose() => _text.Dispose();
}
