namespace Studio.Inference.Hub;

/// <summary>Where the parts of one repository lie in a hub cache: models--org--name/{blobs,refs,snapshots/commit}.</summary>
internal sealed class RepositoryFolder
{
    private const string Prefix = "models--";

    private readonly string _cache;

    public RepositoryFolder(string cache, string repository)
    {
        _cache = cache;
        Repository = repository;
        Name = Prefix + repository.Replace("/", "--", StringComparison.Ordinal);
    }

    public string Repository { get; }

    public string Name { get; }

    public string Root => Path.Combine(_cache, Name);

    public string Blobs => Path.Combine(Root, "blobs");

    public string Refs => Path.Combine(Root, "refs");

    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>Snapshots that are being put together or taken away.</summary>
    public string Staging => Path.Combine(Root, ".staging");

    public string Blob(HubHash hash) => Path.Combine(Blobs, hash.Hex);

    public string Partial(HubHash hash) => Blob(hash) + PartialFile.Ending;

    public string Snapshot(string commit) => Path.Combine(Snapshots, commit);

    public string Receipt(string commit) => Path.Combine(Root, ".studio", $"{commit}.json");

    public string Ref(string reference) => Path.Combine([Refs, .. reference.Split('/')]);

    /// <summary>As other programs of the hub name their locks.</summary>
    public string Lock(string name) => Path.Combine(_cache, ".locks", Name, $"{name}.lock");

    public static IEnumerable<RepositoryFolder> All(string cache) => Directory.Exists(cache)
        ? Directory.EnumerateDirectories(cache, $"{Prefix}*").Order(StringComparer.Ordinal).Select(folder => Of(new DirectoryInfo(folder))).OfType<RepositoryFolder>()
        : [];

    /// <summary>Null for a folder that is no repository's.</summary>
    public static RepositoryFolder? Of(DirectoryInfo folder)
    {
        var repository = folder.Name.StartsWith(Prefix, StringComparison.Ordinal) ? folder.Name[Prefix.Length..].Replace("--", "/", StringComparison.Ordinal) : "";
        return HubName.IsRepository(repository) ? new RepositoryFolder(folder.Parent!.FullName, repository) : null;
    }

    /// <summary>The commit that each branch or tag here stands for.</summary>
    public IReadOnlyDictionary<string, string> References() => Directory.Exists(Refs)
        ? Directory.EnumerateFiles(Refs, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Refs, file).Replace('\\', '/'), file => File.ReadAllText(file).Trim(), StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Makes the folders; a link in the place of one could lead anywhere and is refused.</summary>
    public void Create()
    {
        Directory.CreateDirectory(_cache);
        foreach (var folder in (string[])[Root, Blobs, Refs, Snapshots, Staging, Path.GetDirectoryName(Receipt("x"))!])
        {
            CreateOwn(folder);
        }
    }

    public static void CreateOwn(string folder)
    {
        var here = Directory.CreateDirectory(folder);
        if (here.LinkTarget is not null)
        {
            throw new HubException(HubProblem.BadName, $"{folder} is a link to another place. Put a real folder there; the folder of all models may be a link.");
        }
    }
}
