using System.Text.Json;
using Studio.Testing;

namespace Studio.Web.Tests.Dependencies;

/// <summary>Reads offline, from what the last restore left: project.assets.json with the packages' own descriptions, and npm's lock file.</summary>
internal static class RestoredPackages
{
    private static readonly string[] Projects = ["src/Web", "native/OnnxRuntime", "tests/Web.Tests", "tests/Browser.Tests", "tests/Inference.Tests", "tests/Jobs.Tests", "tests/Data.Tests", "tests/Benchmarks"];

    public static IReadOnlyList<Dependency> All() =>
    [
        .. Projects.SelectMany(OfProject).Concat(Npm())
            .GroupBy(package => (package.Kind, package.Name, package.Version))
            // A package of the program is one of the tests, too: what counts is its strongest use.
            .Select(same => same.OrderBy(package => package.Where == "program" ? 0 : package.Where == "build" ? 1 : 2).First())
            .OrderBy(package => package.Where, StringComparer.Ordinal).ThenBy(package => package.Kind, StringComparer.Ordinal).ThenBy(package => package.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<Dependency> OfProject(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, project, "obj", "project.assets.json")));
        var root = assets.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var isTests = project.StartsWith("tests/", StringComparison.Ordinal);
        var found = new List<Dependency>();
        foreach (var (id, library) in root.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()).Select(library => (library.Name, library.Value)))
        {
            if (library.GetProperty("type").GetString() == "package")
            {
                found.Add(Found(folders, id.Split('/')[0], id.Split('/')[1], isTests ? "tests" : Runs(library) ? "program" : "build"));
            }
        }

        var downloads = root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            .Where(framework => framework.Value.TryGetProperty("downloadDependencies", out _))
            .SelectMany(framework => framework.Value.GetProperty("downloadDependencies").EnumerateArray());
        found.AddRange(downloads.Select(download => Found(
            folders, download.GetProperty("name").GetString()!, download.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0], isTests ? "tests" : "program")));
        return found;
    }

    private static bool Runs(JsonElement library) => new[] { "runtime", "native", "runtimeTargets" }.Any(group =>
        library.TryGetProperty(group, out var files) && files.EnumerateObject().Any(file => !file.Name.EndsWith("/_._", StringComparison.Ordinal)));

    private static Dependency Found(IReadOnlyList<string> folders, string name, string version, string where)
    {
        var (lowerName, lowerVersion) = (name.ToLowerInvariant(), version.ToLowerInvariant());
        var folder = folders.Select(root => Path.Combine(root, lowerName, lowerVersion)).FirstOrDefault(Directory.Exists)
            ?? throw new DirectoryNotFoundException($"{name} {version} is not in the folders of packages; restore the solution.");
        var licence = LicenceText.OfNuGet(File.ReadAllText(Path.Combine(folder, $"{lowerName}.nuspec")), file => File.ReadAllText(Path.Combine(folder, file)));
        return new Dependency("NuGet", name, version, where, licence);
    }

    /// <summary>Those of other systems are in the lock file too, with their licences.</summary>
    private static IEnumerable<Dependency> Npm()
    {
        var native = Path.Combine(Repository.Root, "native");
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(native, "package-lock.json")));
        return
        [
            .. locked.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).Select(package => new Dependency(
                "npm", package.Name["node_modules/".Length..], package.Value.GetProperty("version").GetString()!, "program",
                package.Value.TryGetProperty("license", out var licence) ? licence.GetString() : OfFile(Path.Combine(native, package.Name, "LICENSE")))),
        ];
    }

    private static string? OfFile(string path) => File.Exists(path) ? LicenceText.OfText(File.ReadAllText(path)) : null;
}
