using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation;

/// <summary>Systems of the current workspace by what they are: the first picture of one writes it down.</summary>
public static class SystemBook
{
    public static async Task<Guid> IdAsync(StudioDbContext context, SystemTraits traits, DateTime now, CancellationToken cancellationToken)
    {
        var key = traits.Key;
        if (await FindAsync() is { } known)
        {
            return known;
        }

        var system = traits.ToSystem(now);
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
