using System.Globalization;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Jobs.Nodes;

namespace Studio.Web.Health;

/// <summary>What an administrator does on the health page. Each asks anew whether they still are one.</summary>
internal sealed class HealthActions(ServerAdministrator administrator, NodeSettings settings)
{
    public static IReadOnlyList<string> Providers { get; } = ["cpu", "cuda", "dml", "coreml"];

    public async Task TryAgainAsync(string node, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        await settings.TryDeviceAgainAsync(node, cancellationToken);
    }

    public async Task ChooseWhenDeviceFailsAsync(string node, WhenDeviceFails choice, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        await settings.ChooseWhenDeviceFailsAsync(node, choice, cancellationToken);
    }

    public async Task ChooseProviderAsync(string node, string provider, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        if (!Providers.Contains(provider, StringComparer.Ordinal))
        {
            throw new StudioException("Choose the CPU, CUDA, DirectML or CoreML.");
        }

        await settings.ChooseProviderAsync(node, provider, cancellationToken);
    }

    /// <param name="node">Its name.</param>
    /// <param name="gigabytes">As typed; empty = as configured.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task GiveModelsAsync(string node, string gigabytes, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(gigabytes))
        {
            await settings.GiveModelsAsync(node, bytes: null, cancellationToken);
            return;
        }

        if (!double.TryParse(gigabytes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is < NodeSettings.LeastMemory / 1e9 or > 100_000)
        {
            throw new StudioException(string.Create(CultureInfo.InvariantCulture, $"“{gigabytes.Trim()}” cannot be: models need at least {NodeSettings.LeastMemory / 1e9:0.##} GB. Write gigabytes as a number, such as 6 or 0.5, or leave it empty for what the settings say."));
        }

        await settings.GiveModelsAsync(node, (long)(number * 1e9), cancellationToken);
    }

    public async Task PauseAsync(IEnumerable<string> nodes, bool isPaused, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        foreach (var node in nodes)
        {
            await settings.PauseAsync(node, isPaused, cancellationToken);
        }
    }

    public async Task ForgetAsync(string node, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        await settings.ForgetAsync(node, cancellationToken);
    }
}
