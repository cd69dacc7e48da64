using Microsoft.Extensions.DependencyInjection;
using Studio.Jobs.Slots;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

/// <summary>A studio whose slots are the real program with the embedded models.</summary>
internal static class DrawingStudio
{
    private static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Studio.Web.exe" : "Studio.Web");

    public static Task<RunningStudio> StartAsync(CancellationToken cancellationToken) =>
        RunningStudio.StartWithOwnerAsync(cancellationToken, builder => builder.Services.Configure<SlotOptions>(slots => slots.Executable = Executable));
}
