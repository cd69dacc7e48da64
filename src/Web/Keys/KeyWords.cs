using Studio.Data.Keys;

namespace Studio.Web.Keys;

/// <summary>What a key may, in the words of the page and of refusals.</summary>
internal static class KeyWords
{
    public static readonly IReadOnlyList<KeyScope> Each = [KeyScope.Pictures, KeyScope.Words];

    public static string Of(KeyScope scope) => scope switch
    {
        KeyScope.Pictures => "read pictures",
        KeyScope.Words => "read words",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not one scope."),
    };

    public static string More(KeyScope scope) => scope switch
    {
        KeyScope.Pictures => "files and thumbnails",
        KeyScope.Words => "wishes, prompts and provenance, in lists and inside files",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not one scope."),
    };

    public static string All(KeyScope scopes) => string.Join(", ", Each.Where(scope => scopes.HasFlag(scope)).Select(Of));
}
