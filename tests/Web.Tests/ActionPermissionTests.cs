using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Web.Tests;

/// <summary>
/// Hiding a button is never the check: each public method of each class that works in a workspace is called by somebody who may do nothing,
/// with empty arguments. It has to refuse before it looks at them. An action or a query added without its first line fails here.
/// </summary>
public sealed class ActionPermissionTests
{
    /// <summary>What a person reads about themselves, a page's own memory (it tells nothing to whoever may not see the queue), and a search that finds nothing for those who may see nothing.</summary>
    private static readonly string[] AskNoRight = ["VisitQueries", "ThreadBoard", "EditBoard", "WaitingPlaces", "JumpQueries", "JumpSearch", "JumpElsewhere"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_action_and_query_refuses_whoever_may_do_nothing()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var actions = ActionTypes().SelectMany(ActionsOf).ToList();
        Assert.True(actions.Count > 20, $"Only {actions.Count} actions were found.");

        var unguarded = new List<string>();
        foreach (var action in actions)
        {
            if (await AnswerAsync(studio, action) is { } answer)
            {
                unguarded.Add($"{action.DeclaringType!.Name}.{action.Name}: {answer}");
            }
        }

        Assert.True(unguarded.Count == 0, string.Join(Environment.NewLine, unguarded));
    }

    /// <summary>Null when the action refuses as it should, else what it did instead.</summary>
    private static async Task<string?> AnswerAsync(RunningStudio studio, MethodInfo action)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var workspace = (await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(Token))[0];
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(Powerless(workspace));
        var actions = scope.ServiceProvider.GetRequiredService(action.DeclaringType!);
        var what = await Record.ExceptionAsync(() => (Task)action.Invoke(actions, [.. action.GetParameters().Select(Nothing)])!);
        return what switch
        {
            StudioException { Kind: RefusalKind.Forbidden } => null,
            null => "did it",
            _ => what.GetType().Name,
        };
    }

    private static IEnumerable<MethodInfo> ActionsOf(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType));

    /// <summary>Classes that read or act in a workspace: they ask for the current one. What a person changes about themselves is guarded by who they are.</summary>
    private static IEnumerable<Type> ActionTypes() => typeof(StudioApp).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && !AskNoRight.Contains(type.Name, StringComparer.Ordinal))
        .Where(type => type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(CurrentWorkspace))));

    private static object? Nothing(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? Token
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    /// <summary>A member whose rights were all taken away. No door gives such an access; the constructor is closed to the program on purpose.</summary>
    private static WorkspaceAccess Powerless(Guid workspace) => (WorkspaceAccess)Activator.CreateInstance(
        typeof(WorkspaceAccess),
        BindingFlags.NonPublic | BindingFlags.Instance,
        binder: null,
        [workspace, PrincipalKind.Member, Guid.NewGuid(), null, new HashSet<Permission>()],
        culture: null)!;
}
