using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Models;

/// <summary>Prompt to hidden states: the tokenizer and text_encoder folders of a model.</summary>
internal sealed class ClipTextEncoder : IDisposable
{
    private const string States = "last_hidden_state";

    private readonly OnnxModel _model;
    private readonly int _width;

    public ClipTextEncoder(string folder, OnnxOptions options)
    {
        Tokenizer = ClipTokenizer.Load(Path.Combine(folder, "tokenizer"));
        _model = OnnxModel.Load(Path.Combine(folder, "text_encoder", "model.onnx"), options);
        _model.Input("input_ids", 2);
        _width = _model.Output(States).Shape[^1];
        if (_width <= 0)
        {
            throw new InferenceException($"The model file {_model.Shown} does not say how wide its {States} is.");
        }
    }

    public ClipTokenizer Tokenizer { get; }

    /// <summary>[texts, tokens, width]; what lies beyond the window is cut off.</summary>
    public Tensor Encode(IReadOnlyList<string> texts, SessionClock clock, CancellationToken cancellationToken)
    {
        using var call = _model.Prepare(
            [new("input_ids", texts.Count, Tokenizer.Positions)],
            [new(States, texts.Count, Tokenizer.Positions, _width)]);
        for (var i = 0; i < texts.Count; i++)
        {
            var ids = Tokenizer.Encode(texts[i]);
            Array.ConvertAll(ids, id => (float)id).CopyTo(call.Input(0).Item(i));
        }

        call.Run(cancellationToken);
        clock.Add(call.SessionTime);
        return new Tensor((float[])call.Output(0).Data.Clone(), call.Output(0).Shape);
    }

    public void Dispose() => _model.Dispose();
}
