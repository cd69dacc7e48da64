using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Studio.Browser.Tests.Running;

/// <summary>
/// Waiting for an address by looking at it again and again.
/// Playwright's own WaitForURL looks once and then waits for the next change: one that comes between the two is waited for in vain.
/// </summary>
internal static class Arrival
{
    /// <param name="pattern">** stands for anything, * for anything within a segment.</param>
    public static async Task ArriveAtAsync(this IPage page, string pattern)
    {
        var address = Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        try
        {
            await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{address}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        }
        catch (PlaywrightException late)
        {
            throw new PlaywrightException($"{late.Message}\nWhat stands on the page:\n{await page.Locator("body").InnerTextAsync()}", late);
        }
    }
}
