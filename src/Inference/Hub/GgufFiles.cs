using System.Text.RegularExpressions;

namespace Studio.Inference.Hub;

/// <summary>Which files of a repository make one chat model.</summary>
internal static partial class GgufFiles
{
    /// <summary>Each model's files, its first part first. Projectors for pictures are no models.</summary>
    public static IReadOnlyList<IReadOnlyList<HubFile>> Groups(HubListing listing) =>
    [
        .. listing.Files
            .Where(file => file.Path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) && !file.Name.StartsWith("mmproj", StringComparison.OrdinalIgnoreCase))
            .GroupBy(file => Part().Replace(file.Path, ".gguf"), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<HubFile>)[.. group.OrderBy(file => file.Path, StringComparer.Ordinal)]),
    ];

    public static IReadOnlyList<HubFile> Choose(HubListing listing, string? wanted)
    {
        var groups = Groups(listing);
        var fitting = wanted is null ? groups : [.. groups.Where(group => IsMeant(group[0], wanted))];
        if (fitting.Count != 1)
        {
            throw Refusal(listing, wanted, groups);
        }

        var manifest = $"{fitting[0][0].Path}.studio.json";
        return [.. fitting[0], .. listing.Files.Where(file => file.Path == manifest || ModelCardFiles.IsOne(file.Path))];
    }

    private static bool IsMeant(HubFile file, string wanted) =>
        string.Equals(file.Path, wanted, StringComparison.OrdinalIgnoreCase)
        || string.Equals(file.Name, wanted, StringComparison.OrdinalIgnoreCase)
        || Regex.IsMatch(file.Name, $@"(^|[-._]){Regex.Escape(wanted)}([-.]|-\d{{5}}-of-)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10));

    private static HubException Refusal(HubListing listing, string? wanted, IReadOnlyList<IReadOnlyList<HubFile>> groups)
    {
        const int Shown = 12;
        var names = string.Join(", ", groups.Take(Shown).Select(group => $"{group[0].Name} ({ByteText.Of(group.Sum(file => file.Bytes))})"));
        var more = groups.Count > Shown ? $" and {groups.Count - Shown} more" : "";
        var which = wanted is null ? $"{listing.Repository} holds {groups.Count} GGUF files" : $"\"{wanted}\" names not exactly one GGUF file of {listing.Repository}";
        return new HubException(HubProblem.Choose, $"{which}. Choose one: {names}{more}.");
    }

    [GeneratedRegex(@"-\d{5}-of-\d{5}\.gguf$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Part();
}
