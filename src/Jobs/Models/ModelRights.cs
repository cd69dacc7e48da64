using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Upsamplings;

namespace Studio.Jobs.Models;

/// <summary>Who may use which model, and whether its licence was accepted. Scoped: asks about the current workspace.</summary>
public sealed class ModelRights(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelCatalog models)
{
    public async Task<ModelRules> RulesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RulesAsync(db, ct);
    }

    /// <summary>What whoever asks may choose. Older revisions are kept for replays and are not offered.</summary>
    public async Task<IReadOnlyList<DiffusionModel>> OfferedAsync(CancellationToken ct)
    {
        var rules = await RulesAsync(ct);
        return [.. models.Diffusion.Where(m => !m.Id.Contains('@', StringComparison.Ordinal) && rules.Refusal(ModelSubject.Of(m), workspace.Access.Role) is null)];
    }

    public Task RequireAsync(DiffusionModel model, Guid author, CancellationToken ct) => RequireAsync(ModelSubject.Of(model), author, ct);

    public Task RequireAsync(Writer writer, Guid author, CancellationToken ct) => RequireAsync(writer.Subject, author, ct);

    /// <param name="model">What pictures or prompts are to be made with.</param>
    /// <param name="author">Whose role counts where the studio itself acts for somebody.</param>
    /// <param name="ct">The caller's.</param>
    private async Task RequireAsync(ModelSubject model, Guid author, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var role = workspace.Access.Kind == PrincipalKind.Job
            ? await db.Memberships.Where(m => m.UserId == author).Select(m => (Role?)m.Role).FirstOrDefaultAsync(ct)
            : workspace.Access.Role;
        if ((await RulesAsync(db, ct)).Refusal(model, role) is { } refusal)
        {
            throw StudioException.Forbidden(refusal);
        }
    }

    private static async Task<ModelRules> RulesAsync(StudioDbContext db, CancellationToken ct) => new(
        await db.ModelUses.AsNoTracking().ToDictionaryAsync(use => use.Model, ct),
        await db.ModelLicences.AsNoTracking().ToListAsync(ct));
}
