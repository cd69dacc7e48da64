using Studio.Data.Workspaces;

namespace Studio.Web.Create;

/// <summary>For whoever reads what was made and makes nothing now.</summary>
public sealed partial class CreatePage
{
    /// <summary>Why no model may be used, and who can change that; null where one may.</summary>
    private string? _noModel;

    /// <summary>Threads cannot be read either: nothing could judge their words.</summary>
    private bool _unreadable;

    /// <summary>Whoever may make nothing here reads: the role does not allow it, the workspace is closed, or no model may be used.</summary>
    private bool MayMake => IsMaker && _noModel is null;

    private bool IsMaker => Current.Access.Allows(Permission.CreateImages);

    /// <summary>Somebody may have let the person use a model meanwhile.</summary>
    private Task AgainAsync()
    {
        (_isOpened, _loaded, _unreadable) = (false, false, false);
        return OnParametersSetAsync();
    }

    private async Task ReadOnlyAsync()
    {
        _zone = await Queries.ZoneAsync(Gone);
        if (!Settings.OpenToRead())
        {
            _noModel ??= "There is no model that draws pictures on this server now, so threads cannot be read. What was made is in the gallery.";
            (_loaded, _unreadable) = (true, true);
            return;
        }

        await Conversation.OpenAsync(ThreadId, Gone);
        await Threads.ReadAsync(Gone);
        (_loaded, _goToEnd) = (true, true);
    }
}
