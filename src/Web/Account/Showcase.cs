namespace Studio.Web.Account;

/// <summary>The pictures of models/showcase that the wall shows, in its order: two of the twenty are large.</summary>
internal static class Showcase
{
    public static readonly IReadOnlyList<string> Files = [.. Enumerable.Range(1, 20).Select(number => $"{number:00}.webp")];
}
