using Studio.Data.Workspaces;

namespace Studio.Web.Members.Join;

/// <summary>A role in one sentence, out of the table of permissions.</summary>
internal static class RoleWords
{
    private static readonly (Permission Permission, string Words)[] Parts =
    [
        (Permission.CreateImages, "make pictures"),
        (Permission.ViewGallery, "see the gallery"),
        (Permission.DeleteAnyImage, "delete any picture"),
        (Permission.DeleteOwnImages, "delete your own"),
        (Permission.CancelAnyWork, "stop anybody’s work"),
        (Permission.Rate, "rate pictures blind"),
    ];

    public static string Of(Role role)
    {
        var may = RolePermissions.Of(role);
        var words = Parts.Where(part => may.Contains(part.Permission))
            .Where(part => part.Permission != Permission.DeleteOwnImages || !may.Contains(Permission.DeleteAnyImage))
            .Select(part => part.Words).ToList();
        return $"As a {role} you {(words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}")}.";
    }
}
