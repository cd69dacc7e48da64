using System.Globalization;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Models;

/// <summary>A text encoder with its tokenizer, checked against each other. A width is null where neither graph nor config says it.</summary>
internal sealed record TextPart(int? Width, int? PooledWidth)
{
    // SDXL reads the last layer but one.
    private const int LeastStates = 2;

    // Words that people teach a model are added behind the vocabulary: a few to an encoder's table, never a tenth of it.
    private const double MostAdded = 1.1;

    public static TextPart Read(string folder, string suffix, bool isXl)
    {
        var encoder = new ModelPart(folder, "text_encoder" + suffix);
        encoder.Input("input_ids", 2);
        var hidden = encoder.Output(ClipTextEncoder.LastState);
        CheckProjection(encoder, suffix);
        CheckLayers(encoder, isXl);
        var width = (int?)hidden.Sizes.LastOrDefault() ?? encoder.Configured("hidden_size");
        CheckTokenizer(folder, "tokenizer" + suffix, encoder);
        return new TextPart(width, isXl && suffix.Length > 0 ? (int?)encoder.Output(ClipTextEncoder.Pooled).Sizes.LastOrDefault() ?? encoder.Configured("projection_dim") : null);
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

    private static void CheckTokenizer(string folder, string tokenizer, ModelPart encoder)
    {
        var known = ClipTokenizer.Load(Path.Combine(folder, tokenizer)).LargestId + 1;
        if ((EmbeddingTable.RowsOf(encoder.File) ?? encoder.Configured("vocab_size")) is { } rows && (known > rows || rows > known * MostAdded))
        {
            throw new InferenceException(string.Create(
                CultureInfo.InvariantCulture, $"{tokenizer}/vocab.json numbers {known:N0} tokens and {encoder.Name} knows {rows:N0}; the tokenizer or the encoder is of another model. Copy the right one here."));
        }
    }
}
