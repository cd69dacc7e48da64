namespace Studio.Web.Account;

/// <summary>Where to go after a door: an address of this server only, never one that a link smuggled in.</summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) =>
        address is { Length: > 0 } && address[0] == '/' && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl)
            ? address
            : otherwise;
}
