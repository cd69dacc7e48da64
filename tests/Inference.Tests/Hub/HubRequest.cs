using Microsoft.AspNetCore.Http;

namespace Studio.Inference.Tests.Hub;

/// <summary>What the test hub was asked, and how much of an answer it sent.</summary>
internal sealed class HubRequest(HttpContext context)
{
    private long _sent;

    public string Path { get; } = context.Request.Path.Value!;

    public string? Range { get; } = context.Request.Headers.Range;

    public string? IfRange { get; } = context.Request.Headers.IfRange;

    public string? Authorization { get; } = context.Request.Headers.Authorization;

    public string Host { get; } = context.Request.Host.Value!;

    public bool IsFile => Path.Contains("/resolve/", StringComparison.Ordinal) || Path.StartsWith("/store/", StringComparison.Ordinal);

    public long Sent => Interlocked.Read(ref _sent);

    public void Count(int bytes) => Interlocked.Add(ref _sent, bytes);
}
