using Studio.Web.Shell.Visits;

namespace Studio.Web.Create.Settings;

/// <summary>Whether the settings stand beside the conversation. Where there is room a person's choice is remembered; on a narrow window they cover the page, so only a press opens them.</summary>
public sealed class DrawerState(Visit visit, PreferenceActions preferences)
{
    private bool _isNarrow;
    private bool _isAskedFor;

    /// <summary>The first steps need the room: there the drawer opens when it is asked for.</summary>
    public bool IsFirstSteps { get; set; }

    public bool IsOpen => _isAskedFor || !_isNarrow && !IsFirstSteps && visit.Preferences.SettingsOpen;

    public void Narrow(bool isNarrow) => (_isNarrow, _isAskedFor) = (isNarrow, false);

    public Task OpenAsync(CancellationToken ct) => IsOpen ? Task.CompletedTask : ToggleAsync(ct);

    public async Task ToggleAsync(CancellationToken ct)
    {
        var opens = !IsOpen;
        _isAskedFor = opens;
        if (!_isNarrow && !IsFirstSteps)
        {
            visit.Preferences.SettingsOpen = opens;
            await preferences.ChangeAsync(mine => mine.SettingsOpen = opens, ct);
        }
    }
}
