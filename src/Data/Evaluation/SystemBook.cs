using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation;

/// <summary>Systems of the current workspace by what they are: the first picture of one writes it down.</summary>
public static class SystemBook
{
    public static Task<Guid> IdAsync(StudioDbContext context, SystemTraits traits, DateTime now, CancellationToken cancellationToken) =>
        IdAsync(context, traits.ToSystem(now), cancellationToken);

    /// <summary>A folder of pictures whose maker is known by its name only: each is a system of its own.</summary>
    public static Task<Guid> ImportedAsync(StudioDbContext context, Guid entry, string name, DateTime now, CancellationToken cancellationToken) => IdAsync(
        context,
        new EvaluatedSystem { Key = $"{EvaluatedSystem.ImportedKey}{entry:N}", Model = name, ModelHash = "", Sampler = "", Steps = 0, Guidance = 0, Width = 0, Height = 0, Besides = "imported", CreatedAt = now },
        cancellationToken);

    private static async Task<Guid> IdAsync(StudioDbContext context, EvaluatedSystem system, CancellationToken cancellationToken)
    {
        var key = system.Key;
        if (await FindAsync() is { } known)
        {
            return known;
        }

        context.Add(system);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return system.Id;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another tab wrote it down in the same moment.
            context.Entry(system).State = EntityState.Detached;
            return await FindAsync() ?? throw StudioException.Unavailable("The answer could not be kept. Try again.");
        }

        Task<Guid?> FindAsync() => context.EvaluatedSystems.Where(s => s.Key == key).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
