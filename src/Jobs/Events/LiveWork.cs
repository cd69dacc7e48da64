using System.Collections.Concurrent;

namespace Studio.Jobs.Events;

/// <summary>What is being computed right now, in memory: progress and preview of pictures, text of upsamplings. Singleton, thread-safe. A page that loads takes its snapshot here and then follows <see cref="StudioEvents"/>.</summary>
public sealed class LiveWork
{
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Picture), LivePicture> _pictures = new();
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Upsampling), string> _texts = new();

    public PictureProgress? Progress(Guid workspaceId, Guid pictureId)
    {
        return _pictures.TryGetValue((workspaceId, pictureId), out var live) ? live.Progress : null;
    }

    /// <summary>The newest preview as PNG; null before the first one and after the picture is finished.</summary>
    public byte[]? PreviewPng(Guid workspaceId, Guid pictureId, out int version)
    {
        var live = _pictures.GetValueOrDefault((workspaceId, pictureId));
        version = live?.Progress.PreviewVersion ?? 0;
        return live?.PreviewPng;
    }

    public string? UpsamplingText(Guid workspaceId, Guid upsamplingId)
    {
        return _texts.GetValueOrDefault((workspaceId, upsamplingId));
    }

    internal void SetPicture(Guid workspaceId, Guid pictureId, PictureProgress progress, byte[]? previewPng)
    {
        _pictures[(workspaceId, pictureId)] = new LivePicture(progress, previewPng);
    }

    internal void RemovePicture(Guid workspaceId, Guid pictureId)
    {
        _pictures.TryRemove((workspaceId, pictureId), out _);
    }

    internal void SetText(Guid workspaceId, Guid upsamplingId, string text)
    {
        _texts[(workspaceId, upsamplingId)] = text;
    }

    internal void RemoveText(Guid workspaceId, Guid upsamplingId)
    {
        _texts.TryRemove((workspaceId, upsamplingId), out _);
    }

    private sealed record LivePicture(PictureProgress Progress, byte[]? PreviewPng);
}
