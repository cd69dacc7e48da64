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
}
