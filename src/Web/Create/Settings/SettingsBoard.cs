using System.Globalization;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Jobs;
using Studio.Jobs.Models;
using Studio.Jobs.Slots;
using Studio.Jobs.Upsamplings;
using Studio.Web.Create.FirstSteps;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Create.Settings;

/// <summary>The settings of one page, what is wrong with them and what they cost.</summary>
public sealed class SettingsBoard(ModelCatalog catalog, ModelRights rights, QueueForecast forecast, WorkspaceWriters writers, WriterWarmth warmth, NoModel none)
{
    private DiffusionModel _model = null!;
    private WriterOffer _writers = new([], [], Default: null);

    public IReadOnlyList<ModelChoice> Models { get; private set; } = [];

    public ModelChoice Model { get; private set; } = null!;

    public GenerationSettings Settings { get; private set; } = null!;

    /// <summary>What upsampling was before a finished prompt filled the composer: it goes back to that with the next wish. Null when the switch is the person's own.</summary>
    public bool? UpsampleBefore { get; private set; }

    public IReadOnlyList<SettingProblem> Problems { get; private set; } = [];

    public IReadOnlyList<DrawableGroup> Drawables { get; private set; } = [];

    public ModelVocabulary Vocabulary { get; private set; } = ModelVocabulary.Empty;

    /// <summary>Language models that can write the prompt.</summary>
    public IReadOnlyList<Writer> Writers => _writers.Mine;

    /// <summary>The one that writes the next prompt; null when there is none.</summary>
    public Writer? Writer => _writers.Find(Settings.Writer);

    /// <summary>Said where the person writes, when the wish goes elsewhere.</summary>
    public string? Leaves => Settings.Upsample && Writer is { Remote: { } remote, Host: { } host } ? $"Written by {remote.Name} at {host}: your wish leaves this server." : null;

    /// <summary>"about 16 s"; null while this model was never measured here.</summary>
    public string? Estimate { get; private set; }

    /// <summary>What one step more takes; null while that is not known or not worth a word.</summary>
    public string? StepCost { get; private set; }

    public DiffusionModel DiffusionModel => _model;

    public string Cost => Estimate is null
        ? $"How long {PictureCount.Of(Settings.Count)} {(Settings.Count == 1 ? "takes" : "take")} here is measured with the first ones."
        : $"{PictureCount.Of(Settings.Count)} {(Settings.Count == 1 ? "takes" : "take")} {Estimate} here.";

    /// <summary>Why the person may use no model; null where they may use one.</summary>
    public async Task<string?> NoModelAsync(CancellationToken ct) =>
        (await rights.OfferedAsync(ct)).Count == 0 ? (await none.RefusalAsync(ct)).Message : null;

    /// <summary>Refuses with a sentence where the person may use no model at all.</summary>
    public async Task OpenAsync(GenerationSettings? kept, bool? upsampleBefore, CancellationToken ct)
    {
        var offered = await rights.OfferedAsync(ct);
        _writers = await writers.OfferAsync(ct);
        Models = [.. offered.Select(ModelChoice.Of)];
        Use(offered.FirstOrDefault(model => model.Id == kept?.Model) ?? offered.FirstOrDefault() ?? throw await none.RefusalAsync(ct));
        await UseAsync(kept is not null && kept.Model == Model.Id ? kept : SettingsForm.Default(Model), upsampleBefore, ct);
    }

    /// <summary>For whoever reads what was made and makes nothing: the words of a prompt are judged by the first model there is. False without any.</summary>
    public bool OpenToRead()
    {
        if (catalog.Diffusion.FirstOrDefault() is not { } first)
        {
            return false;
        }

        Use(first);
        Settings = SettingsForm.Default(Model);
        return true;
    }

    /// <summary>A press of the person: the switch for upsampling is their own from then on.</summary>
    public async Task ChangeAsync(GenerationSettings settings, CancellationToken ct)
    {
        var writes = (Settings.Writer, Settings.Upsample);
        await UseAsync(settings, settings.Upsample == Settings.Upsample ? UpsampleBefore : null, ct);
        if (writes != (settings.Writer, settings.Upsample))
        {
            Warm();
        }
    }

    /// <summary>The language model is loaded while the person types, so that the prompt need not wait for it.</summary>
    public void Warm()
    {
        if (Settings.Upsample && Writer is { File: { } writer })
        {
            warmth.Ask(writer, _model);
        }
    }

    /// <summary>The settings of a finished prompt, which goes as it is.</summary>
    public Task TakeAsync(GenerationSettings settings, CancellationToken ct) =>
        UseAsync(settings with { Upsample = false, Writer = Settings.Writer }, UpsampleBefore ?? Settings.Upsample, ct);

    /// <summary>The finished prompt was sent or given up: upsampling is what it was before, and the prompt's seed goes with it.</summary>
    public Task GiveBackAsync(CancellationToken ct) =>
        UpsampleBefore is { } before ? UseAsync(Settings with { Upsample = before, Seed = SettingsForm.NewSeed }, upsampleBefore: null, ct) : Task.CompletedTask;

    public async Task EstimateAsync(CancellationToken ct)
    {
        var time = Problems.Count == 0 ? await forecast.EstimateAsync(Settings, ct) : null;
        Estimate = time is { } known ? $"about {TileSentences.Seconds(known.TotalSeconds)}" : null;
        var more = time is not null && Settings.Steps < Model.Limits.MaxSteps ? await forecast.EstimateAsync(Settings with { Steps = Settings.Steps + 1 }, ct) - time : null;
        StepCost = more is { TotalSeconds: >= 0.05 and var seconds } ? string.Create(CultureInfo.InvariantCulture, $"One step more costs about {seconds:0.#} s.") : null;
    }

    private async Task UseAsync(GenerationSettings settings, bool? upsampleBefore, CancellationToken ct)
    {
        if (settings.Model != Model.Id)
        {
            Use(catalog.Find(settings.Model));
            settings = SettingsForm.For(Model, settings);
        }

        (Settings, UpsampleBefore) = (settings, upsampleBefore);
        Problems = SettingsRules.Check(settings.Seed == SettingsForm.NewSeed ? settings with { Seed = 0 } : settings, _model);
        await EstimateAsync(ct);
    }

    private void Use(DiffusionModel model)
    {
        _model = model;
        Model = ModelChoice.Of(model);
        Vocabulary = ModelVocabulary.Of(model);
        Drawables = FirstSteps.Drawables.Of(Vocabulary);
    }
}
