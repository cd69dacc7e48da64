using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Data.Evaluation.Sets;

/// <summary>
/// Which prompts of a set an evaluation takes: so many of each category, drawn with a seed.
/// A prompt's lot is a hash of the seed and its words: the same on every machine and database, and who takes more keeps those of before.
/// </summary>
public static class PromptSample
{
    /// <param name="all">In the order of the set.</param>
    /// <param name="takes">Of a category; one that is not named is taken whole, so is everything for null.</param>
    /// <param name="seed">Any.</param>
    /// <returns>In the order of the set.</returns>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, Func<T, (string Category, string Text)> what, IReadOnlyDictionary<string, int>? takes, long seed)
    {
        if (takes is null)
        {
            return all;
        }

        var taken = all.Index()
            .GroupBy(item => what(item.Item).Category, StringComparer.Ordinal)
            .SelectMany(category => takes.TryGetValue(category.Key, out var most)
                ? category.OrderBy(item => Lot(seed, what(item.Item).Text), StringComparer.Ordinal).Take(Math.Max(0, most))
                : category)
            .Select(item => item.Index)
            .Order();
        return [.. taken.Select(index => all[index])];
    }

    /// <summary>In an order drawn by lot.</summary>
    public static IReadOnlyList<T> Shuffled<T>(IReadOnlyList<T> all, Func<T, string> text, long seed) =>
        [.. all.OrderBy(item => Lot(seed, $"order\n{text(item)}"), StringComparer.Ordinal)];

    private static string Lot(long seed, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{text}"))));
}
