namespace Studio.Web.Evaluations;

/// <summary>Which intervals a chart draws. The page and its files say and draw the same.</summary>
/// <param name="Hessian">From the likelihood, also where prompts were drawn again.</param>
/// <param name="Clusters">What is drawn again together: "wish", "prompt".</param>
internal sealed record IntervalChoice(bool Hessian, string Clusters)
{
    private const string Name = "hessian";

    /// <summary>As it stands in the address of a file; the bootstrap is not named.</summary>
    public static string Part(bool hessian) => hessian ? $"interval={Name}" : "";

    /// <summary>What an address does not name right is the bootstrap.</summary>
    public static IntervalChoice Of(string? interval, string clusters) => new(string.Equals(interval, Name, StringComparison.OrdinalIgnoreCase), clusters);

    public static string With(string query, bool hessian) => !hessian ? query : query.Length == 0 ? $"?{Part(hessian)}" : $"{query}&{Part(hessian)}";
}
