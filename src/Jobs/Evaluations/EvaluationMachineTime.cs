using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Forecast;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Evaluations;

/// <summary>What systems will take of the devices, by what was measured before. Scoped.</summary>
public sealed class EvaluationMachineTime(IDbContextFactory<StudioDbContext> contexts, AcrossWorkspaces across, CurrentWorkspace workspace, ModelCatalog models, IOptions<SlotOptions> slots)
{
    /// <returns>Milliseconds of one picture of each of them; null while one of them was never measured.</returns>
    public async Task<double?> OfAsync(IReadOnlyList<GenerationSettings> systems, CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var costs = await CostModel.ReadAsync(db, ct);
        var each = systems
            .Select(settings => models.Diffusion.FirstOrDefault(m => string.Equals(m.Id, settings.Model, StringComparison.OrdinalIgnoreCase)) is { } model ? CostModel.Picture(costs, model.Hash, settings) : null)
            .ToList();
        return each.Contains(null) ? null : each.Sum();
    }

    /// <summary>Until so many pictures of each system are there, on the slots that work now; null while one system was never measured, or no slot works.</summary>
    public async Task<TimeSpan?> LeftAsync(IReadOnlyList<(GenerationSettings Settings, int Pictures)> systems, CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        var milliseconds = 0.0;
        foreach (var (settings, pictures) in systems)
        {
            if (await OfAsync([settings], ct) is not { } each)
            {
                return null;
            }

            milliseconds += each * pictures;
        }

        await using var db = across.CreateContext();
        return (await SlotSupply.ReadAsync(db, slots.Value, ct)).Working is > 0 and var working ? TimeSpan.FromMilliseconds(milliseconds / working) : null;
    }
}
