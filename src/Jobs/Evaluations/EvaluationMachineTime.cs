using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Forecast;

namespace Studio.Jobs.Evaluations;

/// <summary>What systems will take of the devices, by what was measured before. Scoped.</summary>
public sealed class EvaluationMachineTime(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelCatalog models)
{
    /// <returns>Milliseconds of one picture of each of them; null while one of them was never measured.</returns>
    public async Task<double?> OfAsync(IReadOnlyList<GenerationSettings> systems, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var costs = await CostModel.ReadAsync(db, ct);
        var each = systems
            .Select(settings => models.Diffusion.FirstOrDefault(m => string.Equals(m.Id, settings.Model, StringComparison.OrdinalIgnoreCase)) is { } model ? CostModel.Picture(costs, model.Hash, settings) : null)
            .ToList();
        return each.Contains(null) ? null : each.Sum();
    }
}
