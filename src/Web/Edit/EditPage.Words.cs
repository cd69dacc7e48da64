using System.Globalization;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Edit;

/// <summary>What the page says.</summary>
public sealed partial class EditPage
{
    /// <summary>Why nothing can be done with this picture at all.</summary>
    private string? Trouble => _image switch
    {
        { DeletedAt: not null } => "It is in the trash. Restore it on its page, then edit it.",
        { FileMissing: true } => "Its file is missing. Run again on its page can make it anew.",
        _ when !MayCreate => "Your role can look and download; making pictures needs the role Creator.",
        _ when Desk.Models.Count == 0 => "No model here can begin with a picture: that needs a vae_encoder, which the folders of these models lack. Under Models an admin can add one that has it.",
        _ => null,
    };

    private string Said => _wish.Trim();

    private string Question => _mode is EditMode.Part ? "What should change there?" : "How should it look?";

    /// <summary>The box holds a wish that was not sent.</summary>
    private bool IsUnsaid => Said.Length > 0 && Spoken is null;

    private string Language => Spoken?.View.Language ?? (Said.Length > 0 ? Wishes.Language(Said, Desk.Form.Model) : "und");

    private string Reach => _mode is EditMode.Part ? "only inside the mask" : Said.Length > 0 ? "the whole picture is the starting point, no mask" : "empty: the picture's own prompt";

    private string MakeLabel => _mode switch
    {
        EditMode.Enlarge => "Enlarge",
        EditMode.Redraw => PictureCount.Button(Desk.Form.Count),
        _ => Desk.Form.Count == 1 ? "Make 1 edit" : string.Create(CultureInfo.InvariantCulture, $"Make {Desk.Form.Count} edits"),
    };

    private string Label => IsUnsaid && Desk.Form.Upsample && _mode is not EditMode.Enlarge ? "Write the prompt" : MakeLabel;

    private string? Why => _mode switch
    {
        EditMode.Enlarge when Desk.Sizes.Count == 0 => "No larger size can be chosen with this model.",
        _ when Desk.Problems is [var problem, ..] => problem.Sentence,
        _ when Desk.Need is { Refusal: { } refusal } => refusal,
        EditMode.Enlarge => null,
        _ when Said.Length > 0 && Wishes.Refusal(Said) is { } refusal => refusal,
        EditMode.Part when Said.Length == 0 => "Say what should change there.",
        _ when Spoken is { Editing: not null } => "The prompt is open: make the edits from it, or cancel.",
        _ when Spoken is { View.Writing.IsGoing: true } => "The prompt is being written.",
        _ when Spoken is { } turn && EditPrompt.Ready(turn.View) is null => "There is no prompt yet: choose above how to go on.",
        EditMode.Part when _masked == 0 && Label == MakeLabel => "Nothing is masked, so nothing would change.",
        _ => null,
    };

    private string Cost
    {
        get
        {
            var pictures = PictureCount.Of(_mode is EditMode.Enlarge ? 1 : Desk.Form.Count);
            return Desk.Estimate is { } time ? $"{pictures}, {time}" : $"{pictures}; how long they take here is measured with the first ones.";
        }
    }

    private string Peek => string.Join(" · ", new[] { string.Create(CultureInfo.InvariantCulture, $"strength {Desk.Form.Strength:F2}"), Desk.Estimate }.Where(part => part is not null));

    private static string Newest(Create.Conversation.TurnView turn) =>
        EditPrompt.Ready(turn)?.Text ?? (turn.Writing is { Text.Length: > 0 } writing ? writing.Text : turn.Wish);
}
