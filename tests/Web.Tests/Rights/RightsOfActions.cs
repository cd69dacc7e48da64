using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Web.Tests.Rights;

/// <summary>
/// Which right each action asks for, written down apart from the code: rights.txt.
/// A guard that is changed or taken away by mistake then disagrees with it.
/// </summary>
internal static class RightsOfActions
{
    /// <summary>No role of a workspace gives it: a server administrator's act, or a guest's who is no member yet.</summary>
    private static readonly string[] OfNoRole = ["Administrator", "Guest"];

    private static readonly string File = Path.Combine(Repository.Root, "tests", "Web.Tests", "Rights", "rights.txt");

    /// <returns>By Class.Method; null where no role is enough.</returns>
    public static IReadOnlyDictionary<string, Permission?> Read() => System.IO.File.ReadLines(File)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => Right(words[1]), StringComparer.Ordinal);

    /// <summary>What goes on in a workspace where nothing can be changed (reading, and taking somebody out of it): a third word.</summary>
    public static IReadOnlySet<string> WhileClosed() => System.IO.File.ReadLines(File)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words is [_, _, "while-closed"]).Select(words => words[0]).ToHashSet(StringComparer.Ordinal);

    private static Permission? Right(string word) => OfNoRole.Contains(word, StringComparer.Ordinal) ? null : Enum.Parse<Permission>(word);
}
