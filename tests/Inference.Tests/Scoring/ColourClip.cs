using Studio.Inference.Tests.Onnx;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Scoring;

/// <summary>
/// A CLIP that knows three colours, in the layout of the big ones: a text is the mean of its words' colours, a picture the mean of its pixels, each from -1 to 1.
/// So the cosine can be reckoned by hand.
/// </summary>
internal static class ColourClip
{
    private const int Positions = 77;
    private const int Side = 8;

    private static readonly (string Word, float[] Colour)[] Colours = [("red", [1, -1, -1]), ("green", [-1, 1, -1]), ("blue", [-1, -1, 1])];

    /// <summary>text_model.onnx and vision_model.onnx in onnx/, as transformers.js has them.</summary>
    public static string WriteTwoGraphs(string folder)
    {
        WriteConfigs(folder);
        var (nodes, table) = TinyOnnx.MeanOfRows("input_ids", "text_embeds", Table(folder), columns: 3);
        Directory.CreateDirectory(Path.Combine(folder, "onnx"));
        File.WriteAllBytes(Path.Combine(folder, "onnx", "text_model.onnx"), TinyOnnx.Graph(nodes, [Ids("input_ids")], [Embedding("text_embeds")], table));
        File.WriteAllBytes(Path.Combine(folder, "onnx", "vision_model.onnx"), TinyOnnx.Graph(Vision(), [Pixels()], [Embedding("image_embeds")]));
        return folder;
    }

    /// <summary>One model.onnx with an attention mask, as Optimum exports it.</summary>
    public static string WriteOneGraph(string folder)
    {
        WriteConfigs(folder);
        var (nodes, table) = TinyOnnx.MeanOfRows("input_ids", "text_embeds", Table(folder), columns: 3);
        var graph = TinyOnnx.Graph([.. nodes, .. Vision()], [Ids("input_ids"), Pixels(), Ids("attention_mask")], [Embedding("text_embeds"), Embedding("image_embeds")], table);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), graph);
        return folder;
    }

    private static void WriteConfigs(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])["vocab.json", "merges.txt"])
        {
            File.Copy(Path.Combine(Goldens.Folder("clip-tokenizer"), file), Path.Combine(folder, file));
        }

        File.WriteAllText(Path.Combine(folder, "config.json"), """{"model_type": "clip", "projection_dim": 3, "text_config": {"max_position_embeddings": 77}}""");
        File.WriteAllText(
            Path.Combine(folder, "preprocessor_config.json"),
            $$"""{"crop_size": {"height": {{Side}}, "width": {{Side}}}, "size": {"shortest_edge": {{Side}}}, "resample": 3, "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}""");
    }

    private static float[] Table(string folder)
    {
        var tokenizer = ClipTokenizer.Load(folder);
        var table = new float[(tokenizer.EndId + 1) * 3];
        foreach (var (word, colour) in Colours)
        {
            colour.CopyTo(table, tokenizer.Tokenize(word).Single().Id * 3);
        }

        return table;
    }

    private static byte[] Vision() => TinyOnnx.Field(1, TinyOnnx.Mean("pixel_values", "image_embeds", 2, 3));

    private static byte[] Ids(string name) => TinyOnnx.Port(name, TinyOnnx.Int64, -1, Positions);

    private static byte[] Pixels() => TinyOnnx.Port("pixel_values", TinyOnnx.Float, -1, 3, Side, Side);

    private static byte[] Embedding(string name) => TinyOnnx.Port(name, TinyOnnx.Float, -1, 3);
}
