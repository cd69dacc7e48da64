using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Tenancy;

/// <summary>
/// Contexts that are in no workspace, whatever scope they are made in: for Doors and the queue.
/// An ordinary query of owned rows throws in them; on PostgreSQL they act as studio_jobs.
/// </summary>
public sealed class AcrossWorkspaces(DbContextOptions<StudioDbContext> options)
{
    public StudioDbContext CreateContext() => new(options, new CurrentWorkspace());
}
