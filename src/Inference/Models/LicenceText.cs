using Studio.Inference.Hub;

namespace Studio.Inference.Models;

/// <summary>What somebody reads before they accept a licence.</summary>
/// <param name="Text">Plain text, or Markdown as its author wrote it.</param>
/// <param name="IsCard">No licence file lies with the model; this is its card, which is what its author says.</param>
public sealed record LicenceText(string Text, bool IsCard)
{
    /// <summary>The longest licences in use have about 30 kB.</summary>
    internal const int Longest = 200_000;

    /// <summary>The licence of the files, else the model's card; null when neither is there.</summary>
    /// <param name="names">File names of one folder.</param>
    public static string? Choose(IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        return all.Find(ModelCardFiles.IsLicence) ?? all.Find(ModelCardFiles.IsCard);
    }

    public static LicenceText Of(string name, string text) => new(ModelCard.Body(text), !ModelCardFiles.IsLicence(name));

    /// <summary>Of a model on this disk.</summary>
    /// <param name="folder">That of the model, or in which its file lies.</param>
    /// <param name="isOfModelAlone">False where other files lie there too, so that a card may speak of another.</param>
    /// <param name="cancellationToken">The reader's.</param>
    public static async Task<LicenceText?> ReadAsync(string folder, bool isOfModelAlone, CancellationToken cancellationToken)
    {
        if (Choose(Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))) is not { } name || (!isOfModelAlone && ModelCardFiles.IsCard(name)))
        {
            return null;
        }

        using var reader = new StreamReader(Path.Combine(folder, name));
        var text = new char[Longest];
        return Of(name, new string(text, 0, await reader.ReadBlockAsync(text, cancellationToken)));
    }
}
