using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Studio.Web.Shell;

namespace Studio.Web.Create.Conversation;

/// <summary>A text with its marks. Written as code because no white space may slip in between the pieces.</summary>
public sealed class Words : ComponentBase
{
    [Parameter, EditorRequired] public required IReadOnlyList<WordRun> Runs { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in Runs)
        {
            builder.OpenRegion(0);
            Write(builder, run);
            builder.CloseRegion();
        }
    }

    private static void Write(RenderTreeBuilder builder, WordRun run)
    {
        if (run.Mark is WordMark.Plain && !run.Unseen)
        {
            builder.AddContent(0, run.Text);
            return;
        }

        builder.OpenElement(1, Element(run));
        builder.AddAttribute(2, "class", Class(run));
        if (run.Unseen)
        {
            builder.AddAttribute(3, "title", "Beyond what the model sees");
        }

        builder.AddContent(4, run.Text);
        if (run.Mark is WordMark.Locked)
        {
            builder.OpenComponent<Icon>(5);
            builder.AddComponentParameter(6, nameof(Icon.Name), "lock");
            builder.CloseComponent();
        }

        builder.CloseElement();
    }

    private static string Element(WordRun run) => run.Mark switch
    {
        WordMark.Added or WordMark.Edited => "ins",
        WordMark.Removed => "del",
        _ => "span",
    };

    private static string Class(WordRun run)
    {
        var mark = run.Mark switch
        {
            WordMark.Added => "added",
            WordMark.Edited or WordMark.Removed => "edited",
            WordMark.Locked => "locked",
            WordMark.Hit => "hit",
            _ => "",
        };
        return run.Unseen ? $"{mark} unseen".TrimStart() : mark;
    }
}
