using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Web.Tests.Create;

/// <summary>The markup of a component as somebody of a workspace sees it, by the framework's own renderer.</summary>
internal static class Markup
{
    public static async Task<string> OfAsync<TComponent>(Dictionary<string, object?> parameters, Role role = Role.Creator)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TestWorkspace.Inside(role)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString();
        });
    }
}
