using Studio.Data;
using Studio.Data.Generations;
using Studio.Inference;

namespace Studio.Jobs.Edits;

/// <summary>Looks at the pixels of an edit before it is queued, and not when its turn comes. Scoped.</summary>
public sealed class EditAdmission(EditSources sources, MaskStore masks)
{
    /// <summary>The settings with the picture that they begin with written down. Throws StudioException with a sentence.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="settings">Checked by KindRules and SettingsRules.</param>
    /// <param name="parent">Pixel hash of the parent picture.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<GenerationSettings> AdmitAsync(GenerationKind kind, GenerationSettings settings, string? parent, CancellationToken ct)
    {
        if (settings.Edit is not { } edit)
        {
            return settings;
        }

        var picture = edit.Picture ?? parent ?? throw new StudioException("There is no picture to begin with. Open one and choose Edit.");
        var named = settings with { Edit = edit with { Picture = picture } };
        var source = await ReadAsync(named.Edit, ct);
        if (EditRules.Check(kind, named, source) is [var problem, ..])
        {
            throw new StudioException(problem.Sentence);
        }

        if (source.Mask is { } mask)
        {
            // Young again: no sweep takes it before the generation's row names it.
            await masks.SaveAsync(mask, ct);
        }

        return named;
    }

    private async Task<EditSource> ReadAsync(EditSettings edit, CancellationToken ct)
    {
        try
        {
            return await sources.ReadAsync(edit, ct);
        }
        catch (InferenceException damaged)
        {
            throw new StudioException(damaged.Message, RefusalKind.Invalid, damaged);
        }
    }
}
