using Studio.Inference.Hub;

namespace Studio.Web.Commands;

/// <summary>The hub and its cache for verbs without a server: address and token come from the environment.</summary>
internal sealed class HubInstallation(string data, Terminal terminal) : IDisposable
{
    public HubClient Client { get; } = new(HubOptions.FromEnvironment(Path.Combine(data, "models"), Environment.GetEnvironmentVariable), TimeProvider.System, terminal.Say);

    public static HubInstallation Of(string? dataFolder, Terminal terminal) => new(Installation.DataFolder(dataFolder), terminal);

    /// <summary>The revision that is meant by a repository, "org/name@revision" or a model's id.</summary>
    public HubSnapshot Find(string name)
    {
        var here = Client.Cache.Snapshots();
        var (wanted, revision) = name.Split('@', 2) is [var repository, var commit] ? (repository, commit) : (name, null);
        var found = here.Where(snapshot => IsCalled(snapshot, wanted))
            .Where(snapshot => revision is null ? snapshot.IsCurrent : snapshot.Revision.StartsWith(revision, StringComparison.OrdinalIgnoreCase) || snapshot.Reference == revision)
            .ToList();
        return found.Count == 1 ? found[0] : throw new BadInputException(here.Count == 0
            ? "No model here came from a hub. Get one with: studio models add org/name"
            : $"\"{name}\" names {(found.Count == 0 ? "no" : "more than one")} model that came from a hub. There are: {string.Join(", ", here.Select(NameOf))}.");
    }

    /// <summary>To be taken away: of several revisions the one that is meant must be named.</summary>
    public HubSnapshot FindOne(string name)
    {
        if (name.Contains('@', StringComparison.Ordinal))
        {
            return Find(name);
        }

        var called = Client.Cache.Snapshots().Where(snapshot => IsCalled(snapshot, name)).ToList();
        return called.Count switch
        {
            0 => Find(name),
            1 => called[0],
            _ => throw new BadInputException($"\"{name}\" is here more than once. Name the one to remove: {string.Join(" or ", called.Select(snapshot => NameOf(snapshot) + (snapshot.IsCurrent ? " (the newest)" : "")))}."),
        };
    }

    public static string NameOf(HubSnapshot snapshot) => $"{snapshot.Repository}@{snapshot.Revision[..8]}";

    public void Dispose() => Client.Dispose();

    private static bool IsCalled(HubSnapshot snapshot, string name) =>
        string.Equals(snapshot.Repository, name.Replace("--", "/", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) || string.Equals(snapshot.Repository.Split('/')[^1], name, StringComparison.OrdinalIgnoreCase);
}
