using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;

namespace Studio.Web.Tests.Rights;

/// <summary>One public method of a class that reads or acts in the current workspace.</summary>
internal sealed record WorkspaceAction(MethodInfo Method)
{
    /// <summary>What a person reads about themselves, a page's own memory (it tells nothing to whoever may not see the queue), and a search that finds nothing for those who may see nothing.</summary>
    private static readonly string[] AskNoRight = ["VisitQueries", "ThreadBoard", "EditBoard", "WaitingPlaces", "JumpQueries", "JumpSearch", "JumpElsewhere"];

    public static IReadOnlyList<WorkspaceAction> All { get; } =
    [
        .. typeof(StudioApp).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && !AskNoRight.Contains(type.Name, StringComparer.Ordinal))
            .Where(type => type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(CurrentWorkspace))))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType))
            .Select(method => new WorkspaceAction(method))
            .OrderBy(action => action.Name, StringComparer.Ordinal),
    ];

    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";

    public IReadOnlyList<ParameterInfo> Parameters => Method.GetParameters();

    /// <summary>Calls it in a scope of its own that has entered a workspace; what it throws comes as it was thrown.</summary>
    public async Task<object?> CallAsync(IServiceProvider studio, WorkspaceAccess access, Func<ParameterInfo, object?> argument)
    {
        await using var scope = studio.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access);
        Task task;
        try
        {
            task = (Task)Method.Invoke(scope.ServiceProvider.GetRequiredService(Method.DeclaringType!), [.. Parameters.Select(argument)])!;
        }
        catch (TargetInvocationException thrown)
        {
            ExceptionDispatchInfo.Throw(thrown.InnerException!);
            throw;
        }

        await task;
        return task.GetType().GetProperty("Result") is { } result && result.PropertyType.Name != "VoidTaskResult" ? result.GetValue(task) : null;
    }

    public static object? Nothing(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
