using System.Collections.Frozen;
using Studio.Data.Workspaces;

namespace Studio.Data.Keys;

/// <summary>The rights of a key: what its scopes need, as far as its maker has them now.</summary>
internal static class KeyPermissions
{
    public static IReadOnlySet<Permission> Of(KeyScope scopes, Role makersRole) => Needed(scopes).Intersect(RolePermissions.Of(makersRole)).ToFrozenSet();

    private static IEnumerable<Permission> Needed(KeyScope scopes)
    {
        if ((scopes & (KeyScope.Pictures | KeyScope.Words)) != KeyScope.None)
        {
            yield return Permission.ViewGallery;
        }
    }
}
