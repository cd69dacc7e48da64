using System.Text;

namespace Studio.Data.Workspaces;

/// <summary>A slug is a workspace's name in addresses: a-z, 0-9 and single hyphens.</summary>
public static class SlugRules
{
    public const int MinLength = 2;

    private static readonly string[] Reserved = ["admin", "api", "new", "setup", "w"];

    public static bool IsValid(string slug) =>
        slug.Length is >= MinLength and <= WorkspaceSlug.MaxLength
        && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && slug[0] != '-' && slug[^1] != '-'
        && !slug.Contains("--", StringComparison.Ordinal)
        && !Reserved.Contains(slug);

    public static string Check(string slug) => IsValid(slug)
        ? slug
        : throw new StudioException(
            $"An address has {MinLength} to {WorkspaceSlug.MaxLength} characters: a-z, 0-9 and single hyphens between them; a few words are taken by the studio itself.");

    /// <summary>A valid slug close to the name; "studio" where nothing of it can be written in an address (a Japanese name).</summary>
    public static string Suggest(string name)
    {
        var text = new StringBuilder();

        // Neither a lone surrogate nor U+FFFE is text: Normalize would throw on them.
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)).Replace('\uFFFE', ' ');
        foreach (var c in valid.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (char.IsWhiteSpace(c) || char.IsPunctuation(c))
            {
                text.Append('-');
            }
        }

        var words = text.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        slug = slug.Length > WorkspaceSlug.MaxLength ? slug[..WorkspaceSlug.MaxLength].TrimEnd('-') : slug;
        return IsValid(slug) ? slug : "studio";
    }
}
