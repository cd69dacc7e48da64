namespace Studio.Web.Account.Sessions;

/// <summary>"Firefox on macOS": what a browser says of itself, in words of this program's own; nothing of the header itself is kept.</summary>
internal static class DeviceWords
{
    // In this order: Edge and Opera also say Chrome, Chrome also says Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    // Android also says Linux, an iPhone also says Mac OS X.
    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var system = In(Systems, userAgent);
        return (In(Browsers, userAgent), system) switch
        {
            ({ } browser, not null) => $"{browser} on {system}",
            ({ } browser, null) => browser,
            (null, not null) => $"A program on {system}",
            _ => "A program that does not say its name",
        };
    }

    public static bool IsPhone(string device) => device.EndsWith("iPhone", StringComparison.Ordinal) || device.EndsWith("Android", StringComparison.Ordinal);

    private static string? In((string Mark, string Name)[] known, string userAgent) =>
        Array.Find(known, one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
