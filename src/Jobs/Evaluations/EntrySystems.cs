using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Gallery;
using Studio.Inference;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings;

namespace Studio.Jobs.Evaluations;

/// <summary>Which system an entry is: its model, language model and settings as they are when the evaluation is started. Scoped.</summary>
public sealed class EntrySystems(ModelCatalog models, WorkspaceWriters writers, ModelRights rights, TimeProvider time)
{
    /// <summary>Writes down hashes and systems.</summary>
    /// <exception cref="StudioException">A model is gone, cannot do what is asked, or two entries are one system.</exception>
    internal async Task NameAsync(StudioDbContext db, HumanEvaluation evaluation, IReadOnlyList<EvaluationEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
        {
            entry.SystemId = entry.Settings is null
                ? await SystemBook.ImportedAsync(db, entry.Id, entry.Name, time.GetUtcNow().UtcDateTime, ct)
                : await MadeAsync(db, evaluation, entry, ct);
            if (entries.FirstOrDefault(other => other != entry && other.SystemId == entry.SystemId) is { } same)
            {
                throw new StudioException($"“{entry.Name}” and “{same.Name}” are the same system: model, settings and upsampling are equal. Change or take out one of them.");
            }
        }
    }

    private async Task<Guid> MadeAsync(StudioDbContext db, HumanEvaluation evaluation, EvaluationEntry entry, CancellationToken ct)
    {
        var settings = entry.Settings!.WordsOnly();
        var model = Find(settings.Model, entry.Name);
        if (SettingsRules.Check(settings with { Count = evaluation.PicturesEach, Seed = 0 }, model) is [var problem, ..])
        {
            throw new StudioException($"“{entry.Name}”: {problem.Sentence}");
        }

        await rights.RequireAsync(model, evaluation.CreatedById, ct);
        UpsamplerProvenance? written = null;
        if (settings.Upsample)
        {
            var writer = (await writers.OfferAsync(ct)).Find(settings.Writer)
                ?? throw StudioException.Unavailable($"“{entry.Name}” is to be written out, and there is no language model on this machine.");
            await rights.RequireAsync(writer, evaluation.CreatedById, ct);
            written = new UpsamplerProvenance(writer.Model, writer.Hash, PromptUpsampler.VersionOf(writer.Profile), evaluation.Seed) { Host = writer.Host };
            settings = settings with { Writer = writer.Id };
            entry.WriterHash = writer.Hash;
        }

        (entry.Settings, entry.ModelHash) = (settings with { Model = model.Id }, model.Hash);
        return await SystemBook.IdAsync(db, SystemTraits.Of(new ModelProvenance(model.Name, model.Hash, model.Files), entry.Settings, written), time.GetUtcNow().UtcDateTime, ct);
    }

    private DiffusionModel Find(string id, string name)
    {
        try
        {
            return models.Find(id);
        }
        catch (InferenceException missing)
        {
            throw new StudioException($"“{name}”: {missing.Message}", RefusalKind.Invalid, missing);
        }
    }
}
