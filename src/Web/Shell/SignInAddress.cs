using Microsoft.AspNetCore.Components;

namespace Studio.Web.Shell;

/// <summary>The door, with the way back to where the person was.</summary>
internal static class SignInAddress
{
    public static string For(NavigationManager navigation) =>
        $"/sign-in?ReturnUrl={Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri))}";
}
