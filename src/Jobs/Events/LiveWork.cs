using System.Collections.Concurrent;
using Studio.Data.Generations;
using Studio.Data.Prompts;

namespace Studio.Jobs.Events;

/// <summary>What is being computed right now, here or on another node: progress and preview of pictures, text of upsamplings. Singleton, thread-safe. A page that loads takes its snapshot here and then follows <see cref="StudioEvents"/>.</summary>
public sealed class LiveWork(SharedPreviews shared)
{
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Picture), LivePicture> _pictures = new();
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Upsampling), LiveText> _texts = new();

    public PictureProgress? Progress(Guid workspaceId, Guid pictureId)
    {
        return _pictures.TryGetValue((workspaceId, pictureId), out var live) ? live.Progress : null;
    }

    /// <summary>The newest preview as PNG; null before the first one and after the picture is finished.</summary>
    public byte[]? PreviewPng(Guid workspaceId, Guid pictureId, out int version)
    {
        var live = _pictures.GetValueOrDefault((workspaceId, pictureId));
        version = live?.Progress.PreviewVersion ?? 0;
        return live?.PreviewPng ?? (version > 0 ? shared.Read(workspaceId, pictureId, version) : null);
    }

    public string? UpsamplingText(Guid workspaceId, Guid upsamplingId)
    {
        return _texts.GetValueOrDefault((workspaceId, upsamplingId))?.Text;
    }

    /// <summary>Why a writing that was begun does not go on, a sentence; null while it does.</summary>
    public string? UpsamplingWaits(Guid workspaceId, Guid upsamplingId)
    {
        return _texts.GetValueOrDefault((workspaceId, upsamplingId))?.Waits;
    }

    internal void SetPicture(Guid workspaceId, Guid pictureId, PictureProgress progress, byte[]? previewPng)
    {
        if (previewPng is not null && Progress(workspaceId, pictureId)?.PreviewVersion != progress.PreviewVersion)
        {
            shared.Write(workspaceId, pictureId, progress.PreviewVersion, previewPng);
        }

        _pictures[(workspaceId, pictureId)] = new LivePicture(progress, previewPng);
    }

    internal void RemovePicture(Guid workspaceId, Guid pictureId)
    {
        _pictures.TryRemove((workspaceId, pictureId), out _);
        shared.Remove(workspaceId, pictureId);
    }

    /// <summary>Keeps what another node tells of its work, for pages that load here.</summary>
    internal void Follow(Guid workspaceId, StudioEvent e)
    {
        switch (e)
        {
            case ProgressEvent progress:
                _pictures[(workspaceId, progress.PictureId)] = new LivePicture(progress.Progress, PreviewPng: null);
                break;
            case PictureEvent picture when picture.Status != PictureStatus.Running:
                _pictures.TryRemove((workspaceId, picture.PictureId), out _);
                break;
            case UpsamplingEvent { Status: UpsamplingStatus.Writing } writing:
                SetText(workspaceId, writing.UpsamplingId, writing.Text, writing.Note);
                break;
            case UpsamplingEvent ended:
                RemoveText(workspaceId, ended.UpsamplingId);
                break;
        }
    }

    internal void SetText(Guid workspaceId, Guid upsamplingId, string text, string? waits)
    {
        _texts[(workspaceId, upsamplingId)] = new LiveText(text, waits);
    }

    internal void RemoveText(Guid workspaceId, Guid upsamplingId)
    {
        _texts.TryRemove((workspaceId, upsamplingId), out _);
    }

    private sealed record LiveText(string Text, string? Waits);

    private sealed record LivePicture(PictureProgress Progress, byte[]? PreviewPng);
}
