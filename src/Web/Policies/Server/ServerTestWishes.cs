using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies.Server;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Web.Health;

namespace Studio.Web.Policies.Server;

/// <summary>Wishes that every draft of the server's rules is tried on. Scoped.</summary>
internal sealed class ServerTestWishes(ServerAdministrator administrator, AcrossWorkspaces across, TimeProvider time)
{
    private const int Most = 200;

    public async Task AddAsync(string text, TextOutcome expected, CancellationToken ct)
    {
        var me = (await administrator.RequireAsync(ct)).Id;
        if (text.Trim().Length is 0 or > Turn.MaxWish)
        {
            throw new StudioException($"A saved wish has between 1 and {Turn.MaxWish:N0} characters.");
        }

        await using var db = across.CreateContext();
        if (await db.ServerTestWishes.CountAsync(ct) >= Most)
        {
            throw new StudioException($"There are {Most} saved wishes already. Take one out first.");
        }

        db.Add(new ServerTestWish { Text = text.Trim(), Expected = expected, CreatedById = me, CreatedAt = time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid id, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        await using var db = across.CreateContext();
        await db.ServerTestWishes.Where(wish => wish.Id == id).ExecuteDeleteAsync(ct);
    }
}
