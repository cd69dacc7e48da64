namespace Studio.Inference.Hub;

/// <summary>A repository of a hub at a branch, tag or commit.</summary>
public sealed record HubAddress(string Repository, string Revision = "main")
{
    /// <summary>Reads "org/name", "org/name@revision" or the address of its page, with /tree/revision.</summary>
    public static HubAddress Parse(string text)
    {
        var rest = text.Trim();
        var address = Uri.TryCreate(rest, UriKind.Absolute, out var page) && page.Scheme is "http" or "https"
            ? OfPage(page.AbsolutePath.Trim('/').Split('/'))
            : OfName(rest);
        if (!HubName.IsRepository(address.Repository))
        {
            throw new HubException(HubProblem.BadName, $"\"{text}\" does not name a repository. Write it as org/name, with @revision behind it if it has to be one.");
        }

        return HubName.IsRevision(address.Revision)
            ? address
            : throw new HubException(HubProblem.BadName, $"\"{address.Revision}\" cannot be a revision. Write a branch, a tag or the 40 signs of a commit.");
    }

    private static HubAddress OfName(string name) => name.Split('@', 2) is [var repository, var revision] ? new HubAddress(repository, revision) : new HubAddress(name);

    private static HubAddress OfPage(string[] parts) => parts switch
    {
        [var org, var name, "tree" or "blob" or "resolve", var revision, ..] => new HubAddress($"{org}/{name}", Uri.UnescapeDataString(revision)),
        [var org, var name, ..] => new HubAddress($"{org}/{name}"),
        _ => new HubAddress(string.Join('/', parts)),
    };
}
