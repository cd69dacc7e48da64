using System.Globalization;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Models;

/// <summary>A text encoder with its tokenizer, checked against each other. A width is null where neither graph nor config says it.</summary>
/// <param name="Width">Numbers per token.</param>
/// <param name="PooledWidth">Numbers that SDXL's second one gives for the whole text.</param>
/// <param name="Positions">Tokens of a chunk.</param>
internal sealed record TextPart(int? Width, int? PooledWidth, int Positions)
{
    // SDXL reads the last layer but one.
    private const int LeastStates = 2;

    // Words that people teach a model are added behind the vocabulary: a few to an encoder's table, never a tenth of it.
    private const double MostAdded = 1.1;

    public static TextPart Read(string folder, string suffix, bool isXl)
    {
        var encoder = new ModelPart(folder, "text_encoder" + suffix);
        var ids = encoder.Input("input_ids", 2);
        var hidden = encoder.Output(ClipTextEncoder.LastState);
        CheckProjection(encoder, suffix);
        CheckLayers(encoder, isXl);
        var width = (int?)hidden.Sizes.LastOrDefault() ?? encoder.Configured("hidden_size");
        var tokenizer = ClipTokenizer.Load(Path.Combine(folder, "tokenizer" + suffix));
        CheckTokenizer("tokenizer" + suffix, tokenizer, encoder);
        CheckChunk("tokenizer" + suffix, tokenizer.Positions, encoder, ids);
        return new TextPart(width, isXl && suffix.Length > 0 ? (int?)encoder.Output(ClipTextEncoder.Pooled).Sizes.LastOrDefault() ?? encoder.Configured("projection_dim") : null, tokenizer.Positions);
    }

    /// <summary>SDXL's two encoders are easily swapped: only the second projects its text. Of a lone config the graph knows better.</summary>
    private static void CheckProjection(ModelPart encoder, string suffix)
    {
        if (suffix.Length == 0 && encoder.Gives(ClipTextEncoder.Pooled) && encoder.Architecture is { } architecture && !architecture.EndsWith("WithProjection", StringComparison.Ordinal))
        {
            throw encoder.Other($"has an output \"{ClipTextEncoder.Pooled}\" and {encoder.Name}/config.json says {architecture}");
        }
    }

    private static void CheckLayers(ModelPart encoder, bool isXl)
    {
        if (isXl && encoder.Outputs.Count(output => output.Name.StartsWith(ClipTextEncoder.HiddenPrefix, StringComparison.Ordinal)) < LeastStates)
        {
            throw new InferenceException($"{encoder.Name}/model.onnx does not give its hidden states, which SDXL needs; export it again with output_hidden_states.");
        }
    }

    /// <summary>An encoder that was exported for one length takes no other: a long prompt goes through it chunk by chunk, each as long as the tokenizer makes them.</summary>
    private static void CheckChunk(string name, int positions, ModelPart encoder, OnnxValue ids)
    {
        if ((ids.Sizes[0] ?? 1) != 1)
        {
            throw new InferenceException($"{encoder.Name}/model.onnx takes exactly {ids.Sizes[0]} texts at once and Studio gives it one; export it again for one, or for any number.");
        }

        if (ids.Sizes[1] is { } fixedLength && fixedLength != positions)
        {
            throw new InferenceException($"{encoder.Name}/model.onnx takes exactly {fixedLength} tokens and {name} gives {positions} (model_max_length in {name}/tokenizer_config.json); one of the two is of another model. Copy the right one here.");
        }
    }

    private static void CheckTokenizer(string name, ClipTokenizer tokenizer, ModelPart encoder)
    {
        var known = tokenizer.LargestId + 1;
        if ((EmbeddingTable.RowsOf(encoder.File) ?? encoder.Configured("vocab_size")) is { } rows && (known > rows || rows > known * MostAdded))
        {
            throw new InferenceException(string.Create(
                CultureInfo.InvariantCulture, $"{name}/vocab.json numbers {known:N0} tokens and {encoder.Name} knows {rows:N0}; the tokenizer or the encoder is of another model. Copy the right one here."));
        }
    }
}
