using System.Globalization;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Models;

/// <summary>One text encoder of a model with its tokenizer: tokens to hidden states.</summary>
internal sealed class ClipTextEncoder : IDisposable
{
    public const string LastState = "last_hidden_state";
    public const string Pooled = "text_embeds";
    private const string Ids = "input_ids";
    public const string HiddenPrefix = "hidden_states.";

    // Prompts and negative prompts of a few threads at work; half a megabyte each for SDXL.
    private const int KeptWindows = 32;

    private readonly OnnxModel _model;
    private readonly EncodedWindows _encoded = new(KeptWindows);

    /// <param name="source">The model.</param>
    /// <param name="suffix">Empty, or "_2" for the second encoder of SDXL.</param>
    public ClipTextEncoder(ModelSource source, string suffix)
    {
        Tokenizer = ClipTokenizer.Load(Path.Combine(source.Folder, "tokenizer" + suffix));
        var part = "text_encoder" + suffix;
        _model = source.Load(part);
        _model.Input(Ids, 2);
        CheckPositions(Path.Combine(source.Folder, part, "config.json"));
        Width = WidthOf(LastState);
        HiddenStates = _model.Outputs.Count(output => output.Name.StartsWith(HiddenPrefix, StringComparison.Ordinal));
        FinalNorm = HiddenStates > 0 ? FinalLayerNorm.Find(source.Graph(part), Width) : null;
    }

    public ClipTokenizer Tokenizer { get; }

    /// <summary>Numbers per token.</summary>
    public int Width { get; }

    public int PooledWidth => WidthOf(Pooled);

    /// <summary>How many the export gives beside the last one: the embeddings and one per layer; 0 in most exports of Stable Diffusion 1.x.</summary>
    public int HiddenStates { get; }

    /// <summary>Null when the export gives no hidden states or keeps the norm's weights where they cannot be found.</summary>
    public FinalLayerNorm? FinalNorm { get; }

    /// <summary>The output of an earlier layer; 0 is the last layer's, before the final norm.</summary>
    public string HiddenState(int fromLast) => string.Create(CultureInfo.InvariantCulture, $"{HiddenPrefix}{HiddenStates - 1 - fromLast}");

    public void RequireHiddenStates(int count)
    {
        if (HiddenStates < count)
        {
            throw new InferenceException(
                $"The model file {_model.Shown} does not give its hidden states, which SDXL needs; export it again with output_hidden_states.");
        }
    }

    public void RequirePooled() => _model.Output(Pooled);

    /// <summary>A UNet of fixed length sees empty windows behind a short text, and not the end of a long one.</summary>
    public IReadOnlyList<PromptChunk> Read(string text, TextReading reading)
    {
        var chunks = reading.Read(Tokenizer, text);
        return reading.Windows is not { } windows
            ? chunks
            : [.. chunks.Take(windows), .. Enumerable.Repeat(reading.Read(Tokenizer, "")[0], Math.Max(0, windows - chunks.Count))];
    }

    /// <summary>One window through the encoder: each of the named outputs, [1, tokens, width] or [1, width]. They are kept: write into a copy.</summary>
    public IReadOnlyList<Tensor> Encode(PromptChunk chunk, IReadOnlyList<string> outputs, SessionClock clock, CancellationToken cancellationToken) =>
        _encoded.Get(chunk.Ids, outputs, () => Run(chunk, outputs, clock, cancellationToken));

    public void Dispose() => _model.Dispose();

    private IReadOnlyList<Tensor> Run(PromptChunk chunk, IReadOnlyList<string> outputs, SessionClock clock, CancellationToken cancellationToken)
    {
        var tokens = chunk.Ids.Count;
        using var call = _model.Prepare(
            [new(Ids, 1, tokens)],
            [.. outputs.Select(name => _model.Output(name).Rank == 2 ? new OnnxShape(name, 1, WidthOf(name)) : new OnnxShape(name, 1, tokens, WidthOf(name)))]);
        for (var i = 0; i < tokens; i++)
        {
            call.Input(0).Data[i] = chunk.Ids[i];
        }

        call.Run(cancellationToken);
        clock.Add(call.SessionTime);
        return [.. outputs.Select((_, i) => new Tensor((float[])call.Output(i).Data.Clone(), call.Output(i).Shape))];
    }

    /// <summary>More tokens than the encoder has positions for would fail in the middle of its graph.</summary>
    private void CheckPositions(string config)
    {
        if (File.Exists(config) && ConfigFile.Read(config).Whole("max_position_embeddings") is { } positions && positions < Tokenizer.Positions)
        {
            throw new InferenceException($"The tokenizer beside {ConfigFile.Shown(config)} gives {Tokenizer.Positions} tokens (model_max_length) and the encoder takes {positions} (max_position_embeddings); one of the two files is of another model.");
        }
    }

    private int WidthOf(string output)
    {
        var width = _model.Output(output).Shape[^1];
        return width > 0 ? width : throw new InferenceException($"The model file {_model.Shown} does not say how wide its {output} is.");
    }
}
