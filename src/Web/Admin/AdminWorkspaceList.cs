using Studio.Data.Tenancy;

namespace Studio.Web.Admin;

/// <param name="All">Before anything was looked for.</param>
/// <param name="EverybodyMakes">Whether every account may make workspaces.</param>
internal sealed record AdminWorkspaceList(IReadOnlyList<AdminWorkspaceView> All, bool EverybodyMakes)
{
    /// <summary>From this many on there is a field to look for one.</summary>
    public const int Many = 6;

    /// <summary>More are not drawn at once.</summary>
    public const int Most = 100;

    /// <summary>"4 in use, 1 archived, 1 to be deleted".</summary>
    public string Words => string.Join(", ", new[]
    {
        Say(WorkspaceState.InUse, "in use"), Say(WorkspaceState.Archived, "archived"), Say(WorkspaceState.Ending, "to be deleted"),
    }.OfType<string>());

    /// <summary>Those in use first, then by what the address asks for.</summary>
    public IReadOnlyList<AdminWorkspaceView> Of(string? text, string? order)
    {
        var found = All.Where(w => string.IsNullOrWhiteSpace(text)
            || new[] { w.Name, w.Slug }.Concat(w.Owners).Any(words => words.Contains(text.Trim(), StringComparison.CurrentCultureIgnoreCase)));
        var sorted = found.OrderBy(w => w.State);
        return [.. order switch
        {
            "storage" => sorted.ThenByDescending(w => w.Storage).ThenBy(w => w.Id),
            "members" => sorted.ThenByDescending(w => w.Members).ThenBy(w => w.Id),
            "device" => sorted.ThenByDescending(w => w.DeviceMilliseconds).ThenBy(w => w.Id),
            _ => sorted.ThenBy(w => w.Name, StringComparer.CurrentCulture).ThenBy(w => w.Id),
        }];
    }

    private string? Say(WorkspaceState state, string words) => All.Count(w => w.State == state) is > 0 and var count ? $"{count} {words}" : null;
}
