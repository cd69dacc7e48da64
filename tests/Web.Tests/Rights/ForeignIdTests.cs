using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Web.Tests.Rights;

/// <summary>
/// Every action of a workspace that takes an id, called by an owner with the id of each row of another workspace: it answers as to an id
/// that nobody has, asks the database as often, and changes nothing over there.
/// </summary>
public sealed class ForeignIdTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ids_of_another_workspace_are_answered_like_ids_that_nobody_has()
    {
        // Without slots: nobody works on the rows meanwhile. There are more kinds of rows than a person may press in a minute.
        await using var studio = await RunningStudio.StartWithOwnerAsync(
            Token, builder => builder.Configuration.AddInMemoryCollection([new("Slots:Pictures", "0"), new("Slots:Writers", "0"), new("Pace:Drawings", "10000"), new("Pace:Descriptions", "10000")]));
        using var statements = new StatementCount();
        await OwnerOfAsync(studio, "theirs");
        var before = await RowsOfAsync(studio, "theirs");
        var ids = before.Ids;
        Assert.True(ids.Count > 15, $"Only {ids.Count} ids were found.");

        var (cells, looked, wrong) = (0, 0, new List<string>());
        foreach (var action in WorkspaceAction.All.Where(TakesAnId))
        {
            // A workspace for each action: what the one does must not change what the next finds.
            var mine = await OwnerOfAsync(studio, $"mine{cells}");
            await AnswerAsync(studio, action, mine, Guid.CreateVersion7(), statements, ids);
            foreach (var id in ids)
            {
                var unknown = await AnswerAsync(studio, action, mine, NobodysLike(id), statements, ids);
                var foreign = await AnswerAsync(studio, action, mine, id, statements, ids);
                cells++;
                looked += foreign.LookedAtTheId ? 1 : 0;
                if (foreign != unknown)
                {
                    wrong.Add($"{action.Name} {before.KindOf(id)}: {foreign}, but for nobody's id {unknown}");
                }
            }
        }

        output.WriteLine($"foreign ids: {cells} cells of actions x rows ({looked} came to look at the id), {wrong.Count} failures");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(looked > cells / 2, $"Only {looked} of {cells} calls came to look at the id.");
        var after = await RowsOfAsync(studio, "theirs");
        var changed = before.Lines.Except(after.Lines, StringComparer.Ordinal).Concat(after.Lines.Except(before.Lines, StringComparer.Ordinal)).ToList();
        Assert.True(changed.Count == 0, string.Join(Environment.NewLine, changed));
    }

    private static bool TakesAnId(WorkspaceAction action) => action.Parameters.Any(parameter => Mentions(parameter.ParameterType, depth: 3));

    private static bool Mentions(Type type, int depth) =>
        type == typeof(Guid)
        || (depth > 0 && type.IsGenericType && type.GetGenericArguments().Any(argument => Mentions(argument, depth - 1)))
        || (depth > 0 && type.Namespace?.StartsWith("Studio.", StringComparison.Ordinal) == true && !type.IsEnum
            && type.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => Mentions(p.ParameterType, depth - 1)));

    private static Task<Answer> AnswerAsync(RunningStudio studio, WorkspaceAction action, WorkspaceAccess mine, Guid id, StatementCount statements, IReadOnlyList<Guid> theirs) =>
        Answer.OfAsync(id, theirs, statements, () => action.CallAsync(studio.Services, mine, new Arguments(id).Of));

    /// <summary>Of the same moment: where ids are an order, it stands at the same place.</summary>
    private static Guid NobodysLike(Guid id)
    {
        var bytes = id.ToByteArray();
        Random.Shared.NextBytes(bytes.AsSpan(10));
        return new Guid(bytes);
    }

    private static async Task<WorkspaceAccess> OwnerOfAsync(RunningStudio studio, string slug)
    {
        var now = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var (workspace, user) = (Rows.Workspace(slug, now), Rows.User(slug, now));
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace.Id,
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                context.AddRange(workspace, user, Rows.Membership(user.Id, Role.Owner, now));
                await context.SaveChangesAsync(token);
                context.AddRange(EveryKind.Of(user.Id, now));
                await context.SaveChangesAsync(token);
            },
            Token);
        await using var scope = studio.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(slug, user.Id, Token))!;
    }

    private static async Task<(IReadOnlyList<string> Lines, IReadOnlyList<Guid> Ids, Func<Guid, string> KindOf)> RowsOfAsync(RunningStudio studio, string slug)
    {
        await using var outside = studio.Services.CreateAsyncScope();
        await using var all = await outside.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        var workspace = await all.Workspaces.SingleAsync(w => w.Slug == slug, Token);
        return await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace.Id,
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var kinds = new Dictionary<Guid, string>();
                var lines = new List<string>();
                foreach (var owned in context.Model.GetEntityTypes().Where(e => typeof(IWorkspaceOwned).IsAssignableFrom(e.ClrType)))
                {
                    foreach (var row in await AllAsync(context, owned.ClrType, token))
                    {
                        var values = context.Entry(row).Properties.ToDictionary(p => p.Metadata.Name, p => p.CurrentValue is byte[] or null ? null : p.CurrentValue.ToString(), StringComparer.Ordinal);
                        lines.Add($"{owned.ClrType.Name} {JsonSerializer.Serialize(values)}");
                        if (context.Entry(row).Properties.FirstOrDefault(p => p.Metadata.Name is "Id" or "UserId")?.CurrentValue is Guid id)
                        {
                            kinds.TryAdd(id, owned.ClrType.Name);
                        }
                    }
                }

                return ((IReadOnlyList<string>)lines, (IReadOnlyList<Guid>)[.. kinds.Keys], (Func<Guid, string>)(id => kinds[id]));
            },
            Token);
    }

    private static async Task<IReadOnlyList<object>> AllAsync(StudioDbContext context, Type kind, CancellationToken token)
    {
        var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(kind).Invoke(context, null)!;
        return await set.ToListAsync(token);
    }
}
