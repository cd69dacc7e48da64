using Studio.Inference.Diffusion.Models;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>
/// SDXL's two CLIP text encoders: hidden states of the last layer but one side by side, and the second one's pooled vector
/// (arXiv:2307.01952; diffusers pipeline_stable_diffusion_xl.py, encode_prompt).
/// </summary>
internal sealed class ClipPairPromptEncoder : IPromptEncoder
{
    // Counted from the last layer; what SDXL was trained on.
    private const int Penultimate = 1;

    private readonly ClipTextEncoder _first;
    private readonly ClipTextEncoder _second;
    private readonly bool _zerosForNone;

    public ClipPairPromptEncoder(ModelSource source)
    {
        using var loading = new Loading();
        _first = loading.Keep(new ClipTextEncoder(source, suffix: ""));
        _second = loading.Keep(new ClipTextEncoder(source, suffix: "_2"));
        _first.RequireHiddenStates(Penultimate + 1);
        _second.RequireHiddenStates(Penultimate + 1);
        _second.RequirePooled();
        _zerosForNone = ConfigFile.Read(Path.Combine(source.Folder, "model_index.json")).Flag("force_zeros_for_empty_prompt") ?? true;
        loading.Succeed();
    }

    public ClipTokenizer Tokenizer => _first.Tokenizer;

    public int DeepestClipSkip => Math.Min(_first.HiddenStates, _second.HiddenStates) - 1 - Penultimate;

    public PromptStates Encode(PromptPart? prompt, TextReading reading, SessionClock clock, CancellationToken cancellationToken)
    {
        if (prompt is null && _zerosForNone)
        {
            return new PromptStates(new Tensor(1, Tokenizer.Positions * (reading.Windows ?? 1), _first.Width + _second.Width), new Tensor(1, _second.PooledWidth));
        }

        var layer = Penultimate + reading.ClipSkip;
        var text = prompt?.Text ?? "";
        var first = _first.Read(text, reading).Select(chunk => Emphasised(_first.Encode(chunk, [_first.HiddenState(layer)], clock, cancellationToken)[0], chunk)).ToList();
        var chunks = _second.Read(prompt?.Second ?? text, reading);
        var outputs = chunks.Select(chunk => _second.Encode(chunk, [_second.HiddenState(layer), ClipTextEncoder.Pooled], clock, cancellationToken)).ToList();
        var second = outputs.Zip(chunks, (output, chunk) => Emphasised(output[0], chunk)).ToList();
        return new PromptStates(ChunkJoin.SideBySide(first, second), outputs[0][1]);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private static Tensor Emphasised(Tensor states, PromptChunk chunk) => ChunkEmphasis.Apply(states, chunk.Multipliers);
}
