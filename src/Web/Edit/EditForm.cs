using Studio.Data.Generations;
using Studio.Inference.Models;

namespace Studio.Web.Edit;

/// <summary>How much is to change and by which model; what the column at the right edits.</summary>
public sealed record EditForm
{
    public required EditMode Mode { get; init; }

    public required string Model { get; init; }

    /// <summary>Above 0, up to 1.</summary>
    public required double Strength { get; init; }

    /// <summary>Pixels inside the mask's edge.</summary>
    public int Feather { get; init; }

    public EditWindow Window { get; init; }

    /// <summary>Pixels that are drawn; with an enlarged mask those of the window.</summary>
    public required ImageSize Size { get; init; }

    public required int Count { get; init; }

    public required long Seed { get; init; }

    /// <summary>The wish is written out as a full prompt.</summary>
    public bool Upsample { get; init; }

    /// <summary>Steps, guidance, sampler and what is left out: the picture's own where the model knows them.</summary>
    public required GenerationSettings Base { get; init; }

    public GenerationKind Kind => Mode.Kind();

    /// <summary>Steps that are really run.</summary>
    public int StepsTaken => Studio.Inference.Diffusion.Strength.StepsTaken(Base.Steps, Strength);

    /// <param name="mask">As the server keeps it; null where there is none.</param>
    public GenerationSettings Settings(string? mask) => Base with
    {
        Model = Model,
        Width = Size.Width,
        Height = Size.Height,
        Count = Count,
        Seed = Seed,
        Upsample = Upsample,
        Edit = new EditSettings
        {
            Strength = Strength,
            Mask = Mode is EditMode.Part ? mask : null,
            Feather = Mode is EditMode.Part ? Feather : 0,
            Window = Mode is EditMode.Part ? Window : EditWindow.WholePicture,
        },
    };
}
