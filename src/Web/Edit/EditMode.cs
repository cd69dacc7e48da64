using Studio.Data.Generations;

namespace Studio.Web.Edit;

/// <summary>What is done to a picture on its edit page; the word of the address.</summary>
public enum EditMode
{
    /// <summary>What is masked is drawn anew.</summary>
    Part,

    /// <summary>Image to image, without a mask.</summary>
    Redraw,

    /// <summary>A second, larger pass over the picture.</summary>
    Enlarge,
}

public static class EditModes
{
    public static readonly IReadOnlyList<EditMode> All = [EditMode.Part, EditMode.Redraw, EditMode.Enlarge];

    /// <summary>A word that nobody knows is the first mode.</summary>
    public static EditMode Read(string? word) => Enum.TryParse<EditMode>(word, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : EditMode.Part;

    public static string Word(this EditMode mode) => mode switch
    {
        EditMode.Redraw => "redraw",
        EditMode.Enlarge => "enlarge",
        _ => "part",
    };

    public static GenerationKind Kind(this EditMode mode) => mode switch
    {
        EditMode.Redraw => GenerationKind.Redraw,
        EditMode.Enlarge => GenerationKind.Upscale,
        _ => GenerationKind.Inpaint,
    };

    public static string Label(this EditMode mode) => mode switch
    {
        EditMode.Redraw => "Redraw it all",
        EditMode.Enlarge => "Enlarge",
        _ => "Change a part",
    };

    public static string Icon(this EditMode mode) => mode switch
    {
        EditMode.Redraw => "vary",
        EditMode.Enlarge => "upscale",
        _ => "brush",
    };
}
