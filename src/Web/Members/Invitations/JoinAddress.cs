using Microsoft.AspNetCore.Components;
using Studio.Data.Workspaces;

namespace Studio.Web.Members.Invitations;

/// <summary>/join/{secret}, as people send it to each other.</summary>
internal static class JoinAddress
{
    public static string PathOf(string secret) => $"/join/{secret}";

    public static string Of(NavigationManager navigation, string secret) => new Uri(new Uri(navigation.BaseUri), PathOf(secret)).ToString();

    /// <summary>"a Creator", "an Admin".</summary>
    public static string With(Role role) => role is Role.Owner or Role.Admin ? $"an {role}" : $"a {role}";
}
