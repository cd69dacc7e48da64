using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Pictures;
using Studio.Web.Images;

namespace Studio.Web.Edit;

/// <summary>The settings of one edit page: what can be chosen for this picture, what is wrong with it and what it costs.</summary>
public sealed class EditDesk(ModelRights rights, QueueForecast forecast, Writers writers, Drafts drafts)
{
    // A mask is sent when the pictures are asked for; until then any will do for the rules.
    private static readonly string AnyMask = new('0', 64);

    private ImageView _image = null!;

    /// <summary>Only those that can; empty = nothing here can begin with a picture.</summary>
    public IReadOnlyList<EditModel> Models { get; private set; } = [];

    public EditModel? Model => Models.FirstOrDefault(model => model.Id == Form.Model);

    public EditForm Form { get; private set; } = null!;

    /// <summary>Larger sizes; for enlarging only.</summary>
    public IReadOnlyList<ImageSize> Sizes { get; private set; } = [];

    public IReadOnlyList<SettingProblem> Problems { get; private set; } = [];

    /// <summary>"about 13 s"; null while this model was never measured here.</summary>
    public string? Estimate { get; private set; }

    public bool CanWrite => writers.All.Count > 0;

    /// <summary>False where the model draws no picture of this size: then only the mask, enlarged, can be looked at.</summary>
    public bool FitsWhole => Model is { } model && model.Model.Limits.Allows(_image.Width, _image.Height);

    public async Task OpenAsync(ImageView image, EditMode mode, GenerationSettings? before, CancellationToken ct)
    {
        _image = image;
        var offered = await rights.OfferedAsync(ct);
        IReadOnlyList<EditModel> able = [.. offered.Select(model => EditModel.Of(model, mode)).OfType<EditModel>()];
        // Those that draw larger; where none does, the page says so of the one there is.
        IReadOnlyList<EditModel> larger = mode is EditMode.Enlarge ? [.. able.Where(DrawsLarger)] : [];
        Models = larger.Count > 0 ? larger : able;
        Form = EditForms.Begin(mode, image, before, Best(before ?? image.Provenance.Settings), await drafts.UpsamplesAsync(ct) && CanWrite);
        await ChangeAsync(Form, ct);
    }

    public async Task ChangeAsync(EditForm form, CancellationToken ct)
    {
        Form = Models.FirstOrDefault(model => model.Id == form.Model) is { } chosen ? EditForms.Fit(form, _image, chosen.Model) : form;
        Sizes = Model is { } model && form.Mode is EditMode.Enlarge ? EnlargeSizes.Of(model.Model.Limits, _image.Width, _image.Height) : [];
        var settings = Form.Settings(AnyMask);
        Problems = Model is { } known ? SettingsRules.Check(settings with { Seed = Math.Max(0, settings.Seed) }, known.Model) : [];
        await EstimateAsync(ct);
    }

    public async Task EstimateAsync(CancellationToken ct)
    {
        var time = Model is null || Problems.Count > 0 ? null : await forecast.EstimateAsync(Form.Settings(AnyMask), ct);
        Estimate = time is { } known ? $"about {TileSentences.Seconds(known.TotalSeconds)}" : null;
    }

    public string? Problem(string field) => Problems.FirstOrDefault(problem => string.Equals(problem.Field, field, StringComparison.OrdinalIgnoreCase))?.Sentence;

    private bool DrawsLarger(EditModel model) => EnlargeSizes.Of(model.Model.Limits, _image.Width, _image.Height).Count > 0;

    // What the picture was made with, if that can.
    private DiffusionModel? Best(GenerationSettings? known) => (Models.FirstOrDefault(model => model.Id == known?.Model) ?? Models.FirstOrDefault())?.Model;
}
