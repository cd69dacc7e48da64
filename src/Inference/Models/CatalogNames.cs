using Studio.Inference.Hub;

namespace Studio.Inference.Models;

/// <summary>
/// Gives every model an id of its own. A folder has its name from a person, who can change it; a model of the hub cannot be renamed, so it steps aside
/// and is called "org--name". Of two models of the hub the one that came first keeps the short name.
/// </summary>
internal static class CatalogNames
{
    /// <param name="found">In the order in which they were found.</param>
    /// <param name="id">Of a model as it calls itself.</param>
    /// <param name="rename">The same model with another id.</param>
    /// <param name="broken">Takes those for which no id is left.</param>
    public static List<TModel> Settle<TModel>(
        IReadOnlyList<(string Path, TModel Model)> found, Func<TModel, string> id, Func<TModel, string, TModel> rename, Action<BrokenModel> broken)
        where TModel : class
    {
        var named = new Dictionary<string, TModel>(StringComparer.OrdinalIgnoreCase);
        var settled = new Dictionary<string, TModel>(StringComparer.Ordinal);
        foreach (var (path, model) in found.OrderBy(entry => HubSnapshotId.ArrivedAt(entry.Path) ?? DateTime.MinValue))
        {
            var free = new[] { id(model), LongIdOf(path, id(model)) }.OfType<string>().FirstOrDefault(name => !named.ContainsKey(name));
            if (free is null)
            {
                broken(new BrokenModel(path, $"{Path.GetFileName(path)}: another model with the id \"{id(model)}\" was found first; rename one of them."));
                continue;
            }

            settled[path] = named[free] = free == id(model) ? model : rename(model, free);
        }

        // As they were found: the first one is what is used where nobody chose.
        return [.. found.Where(entry => settled.ContainsKey(entry.Path)).Select(entry => settled[entry.Path])];
    }

    private static string? LongIdOf(string path, string id) =>
        File.Exists(path) ? HubSnapshotId.LongOf(Path.GetDirectoryName(path)!, id.Split('@')[0]) : HubSnapshotId.LongOf(path, name: null);
}
