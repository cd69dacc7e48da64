using Studio.Data.Generations;
using Studio.Inference.Diffusion.Tiles;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Memory;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings;
using Studio.Web.Create.Composing;
using Studio.Web.Images;

namespace Studio.Web.Edit;

/// <summary>The settings of one edit page: what can be chosen for this picture, what is wrong with it and what it costs.</summary>
public sealed class EditDesk(ModelRights rights, QueueForecast forecast, PictureMemory memory, Writers writers, Drafts drafts, EditDrafts kept)
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

    /// <summary>What the settings need of the memory; null without a model.</summary>
    public PictureNeed? Need { get; private set; }

    /// <summary>For enlarging only: what the chosen size takes, and the next larger one.</summary>
    public EnlargeFact? Chosen { get; private set; }

    public EnlargeFact? Larger { get; private set; }

    public bool CanWrite => writers.All.Count > 0;

    /// <summary>False where the model draws no picture of this size: then only the mask, enlarged, can be looked at.</summary>
    public bool FitsWhole => Model is { } model && model.Model.Limits.Allows(_image.Width, _image.Height);

    /// <param name="image">The picture.</param>
    /// <param name="mode">What is to be done to it.</param>
    /// <param name="last">What the person asked for last; what they have chosen since is known here.</param>
    /// <param name="ct">The caller's.</param>
    public async Task OpenAsync(ImageView image, EditMode mode, GenerationSettings? last, CancellationToken ct)
    {
        _image = image;
        var chosen = await kept.ReadAsync(image.Id, mode.Kind(), ct);
        var before = chosen ?? last;
        var offered = await rights.OfferedAsync(ct);
        IReadOnlyList<EditModel> able = [.. offered.Select(model => EditModel.Of(model, mode)).OfType<EditModel>()];
        // Those that draw larger; where none does, the page says so of the one there is.
        IReadOnlyList<EditModel> larger = mode is EditMode.Enlarge ? [.. able.Where(DrawsLarger)] : [];
        Models = larger.Count > 0 ? larger : able;
        Form = EditForms.Begin(mode, image, before, Best(before ?? image.Provenance.Settings), (chosen?.Upsample ?? await drafts.UpsamplesAsync(ct)) && CanWrite);
        await UseAsync(Form, ct);
    }

    /// <summary>What a person chose: kept until they choose anew.</summary>
    public async Task ChangeAsync(EditForm form, CancellationToken ct)
    {
        await UseAsync(form, ct);
        // Nonsense was typed: JSON knows no such number, and nobody wants it back.
        if (double.IsFinite(Form.Strength))
        {
            await kept.SaveAsync(_image.Id, Form.Kind, Form.Settings(mask: null), ct);
        }
    }

    private async Task UseAsync(EditForm form, CancellationToken ct)
    {
        Form = Models.FirstOrDefault(model => model.Id == form.Model) is { } chosen ? EditForms.Fit(form, _image, chosen.Model) : form;
        Sizes = Model is { } model && form.Mode is EditMode.Enlarge ? EnlargeSizes.Of(model.Model.Limits, _image.Width, _image.Height) : [];
        var settings = Form.Settings(AnyMask);
        Problems = Model is { } known ? SettingsRules.Check(settings with { Seed = Math.Max(0, settings.Seed) }, known.Model) : [];
        await CostAsync(ct);
    }

    private async Task CostAsync(CancellationToken ct)
    {
        (Estimate, Need, Chosen, Larger) = (null, null, null, null);
        if (Model is not { Model: var model } || Problems.Count > 0)
        {
            return;
        }

        var fact = await FactAsync(model, Form.Size, ct);
        Need = fact.Need;
        Estimate = fact.Time is null ? null : fact.Takes;
        if (Sizes.Contains(Form.Size))
        {
            Chosen = fact;
            Larger = Sizes.SkipWhile(size => size != Form.Size).Skip(1).FirstOrDefault() is { Width: > 0 } next ? await FactAsync(model, next, ct) : null;
        }
    }

    private async Task<EnlargeFact> FactAsync(DiffusionModel model, ImageSize size, CancellationToken ct)
    {
        var settings = (Form with { Size = size }).Settings(AnyMask);
        return new EnlargeFact(
            size, TileLayout.Of(settings.TileSize, size.Width, size.Height, model.PixelsPerLatent), await memory.OfAsync(settings, model, ct), await forecast.EstimateAsync(settings, ct));
    }

    public string? Problem(string field) => Problems.FirstOrDefault(problem => string.Equals(problem.Field, field, StringComparison.OrdinalIgnoreCase))?.Sentence;

    private bool DrawsLarger(EditModel model) => EnlargeSizes.Of(model.Model.Limits, _image.Width, _image.Height).Count > 0;

    // What the picture was made with, if that can.
    private DiffusionModel? Best(GenerationSettings? known) => (Models.FirstOrDefault(model => model.Id == known?.Model) ?? Models.FirstOrDefault())?.Model;
}
