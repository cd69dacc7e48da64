namespace Studio.Web.Account;

/// <summary>The pictures of models/showcase that the wall shows, in its order: three are large, so that they fill seven rows of four.</summary>
internal static class Showcase
{
    public static readonly IReadOnlyList<string> Files = [.. Enumerable.Range(1, 19).Select(number => $"{number:00}.webp")];
}
