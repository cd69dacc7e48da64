namespace Studio.Web.Models;

/// <summary>The licence file that lies with a model, as plain text.</summary>
internal static class LicenceText
{
    // The longest in use has about 30 kB.
    private const int Longest = 200_000;

    /// <summary>Null when none lies there.</summary>
    public static async Task<string?> OfAsync(ModelView model, CancellationToken cancellationToken)
    {
        var folder = model.Snapshot?.Folder ?? (Directory.Exists(model.Path) ? model.Path : Path.GetDirectoryName(model.Path)!);
        var file = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault(path =>
            Path.GetFileName(path) is var name && (name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("LICENCE", StringComparison.OrdinalIgnoreCase)));
        if (file is null)
        {
            return null;
        }

        using var reader = new StreamReader(file);
        var text = new char[Longest];
        var length = await reader.ReadBlockAsync(text, cancellationToken);
        return new string(text, 0, length);
    }
}
