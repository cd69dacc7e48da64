using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Studio.Web.Shell;

namespace Studio.Web.Tests.Shell;

/// <summary>A page as ours are: it reads, draws, and follows what happens.</summary>
public sealed class FollowingPage : StudioComponent
{
    private string _shown = "nothing yet";

    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<string>> Read { get; set; }

    /// <summary>Gets what is called when something has happened.</summary>
    [Parameter, EditorRequired]
    public required Action<Action> Subscribe { get; set; }

    [Parameter]
    public Func<string, Task>? Handle { get; set; }

    [Parameter]
    public Action<Action<string>>? SubscribeInOrder { get; set; }

    /// <summary>What it begins with; it follows what happens from before that.</summary>
    [Parameter]
    public Task First { get; set; } = Task.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        Subscribe(Unasked(ReadAsync));
        if (Handle is not null)
        {
            SubscribeInOrder?.Invoke(Unasked(Handle));
        }

        await First;
        _shown = "as it was at first";
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _shown);

    private async Task ReadAsync()
    {
        _shown = await Read(Gone);
        StateHasChanged();
    }
}
