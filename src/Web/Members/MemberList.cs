using System.Globalization;

namespace Studio.Web.Members;

/// <summary>What the list shows of the members: whom somebody looks for, and in which order.</summary>
internal static class MemberList
{
    /// <summary>From so many on, looking for one by eye takes longer than typing.</summary>
    public const int Many = 8;

    public static IReadOnlyList<MemberView> Of(IReadOnlyList<MemberView> members, string? text, string? sort)
    {
        var wanted = text?.Trim() ?? "";
        var found = members.Where(member => wanted.Length == 0 || Has(member.Name, wanted) || Has(member.Email, wanted) || Has(member.Role.ToString(), wanted));
        var byName = StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true);
        return sort switch
        {
            "role" => [.. found.OrderByDescending(member => member.Role).ThenBy(member => member.Name, byName)],
            "seen" => [.. found.OrderByDescending(member => member.SeenAt).ThenBy(member => member.Name, byName)],
            "today" => [.. found.OrderByDescending(member => member.Today).ThenBy(member => member.Name, byName)],
            _ => [.. found.OrderBy(member => member.Name, byName).ThenBy(member => member.Email, byName)],
        };
    }

    private static bool Has(string text, string wanted) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth) >= 0;
}
