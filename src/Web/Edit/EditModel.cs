using Studio.Inference.Models;

namespace Studio.Web.Edit;

/// <summary>A model that can begin with a picture, and how it does what is asked.</summary>
public sealed record EditModel(DiffusionModel Model, string Sentence)
{
    public string Id => Model.Id;

    public string Name => Model.Name;

    /// <summary>Null for a model that only draws from words.</summary>
    public static EditModel? Of(DiffusionModel model, EditMode mode) => model.HasEncoder ? new EditModel(model, SentenceOf(model, mode)) : null;

    private static string SentenceOf(DiffusionModel model, EditMode mode) => (mode, model.Family) switch
    {
        (EditMode.Part, ModelFamilies.Inpainting) => "Made for masks: it sees where the mask is and what lies around it. Outside the mask no pixel changes.",
        (EditMode.Part, _) => "Draws the masked part anew and puts the rest back after every step. Outside the mask no pixel changes.",
        (EditMode.Redraw, _) => "Begins with your picture instead of with noise alone.",
        _ => "Draws over your picture at the larger size.",
    };
}
