namespace Studio.Web.Profile.Portraits;

internal static class PortraitAddress
{
    public static string Of(Guid portrait) => $"/portraits/{portrait}";
}
