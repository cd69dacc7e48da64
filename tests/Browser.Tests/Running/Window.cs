using Microsoft.Playwright;

namespace Studio.Browser.Tests.Running;

/// <summary>The windows that the design names.</summary>
public sealed record Window(int Width, int Height, ColorScheme Theme)
{
    public static readonly Window Desktop = new(1440, 900, ColorScheme.Dark);

    public static readonly Window DesktopLight = new(1440, 900, ColorScheme.Light);

    public static readonly Window Tablet = new(1024, 768, ColorScheme.Dark);

    public static readonly Window Phone = new(390, 844, ColorScheme.Dark);

    public static readonly Window PhoneLight = new(390, 844, ColorScheme.Light);

    public static IEnumerable<Window> All => [Desktop, DesktopLight, Tablet, Phone, PhoneLight];

    public override string ToString() => $"{Width}-{Theme.ToString().ToLowerInvariant()}";
}
