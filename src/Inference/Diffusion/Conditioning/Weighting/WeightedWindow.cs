using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>Tokens of one window, without start, end and padding, and the weight of each.</summary>
internal sealed class WeightedWindow
{
    public List<int> Ids { get; } = [];

    public List<double> Weights { get; } = [];

    /// <summary>What came after it went to the next window: its free places are taken too.</summary>
    public bool IsLeft { get; set; }

    public void Add(int id, double weight)
    {
        Ids.Add(id);
        Weights.Add(weight);
    }

    /// <summary>Gives away what stands from <paramref name="start"/> on.</summary>
    public WeightedWindow Split(int start)
    {
        var rest = new WeightedWindow();
        rest.Ids.AddRange(Ids[start..]);
        rest.Weights.AddRange(Weights[start..]);
        Ids.RemoveRange(start, Ids.Count - start);
        Weights.RemoveRange(start, Weights.Count - start);
        return rest;
    }

    /// <summary>As a text encoder takes it: start, text, end and padding.</summary>
    public PromptChunk Fill(ClipTokenizer tokenizer)
    {
        var ids = new int[tokenizer.Positions];
        var weights = new float[tokenizer.Positions];
        Array.Fill(ids, tokenizer.PaddingId);
        Array.Fill(weights, 1f);
        ids[0] = tokenizer.StartId;
        for (var i = 0; i < Ids.Count; i++)
        {
            ids[i + 1] = Ids[i];
            weights[i + 1] = (float)Weights[i];
        }

        ids[Ids.Count + 1] = tokenizer.EndId;
        return new PromptChunk(ids, weights);
    }
}
