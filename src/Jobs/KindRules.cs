using Studio.Data.Generations;

namespace Studio.Jobs;

/// <summary>Whether settings are those of the work that is asked for. What the model can do is in SettingsRules, what the pixels allow in EditRules.</summary>
public static class KindRules
{
    private const string Edit = nameof(GenerationSettings.Edit);
    private const string Mask = $"{Edit}.{nameof(EditSettings.Mask)}";
    private const string Strength = $"{Edit}.{nameof(EditSettings.Strength)}";
    private const string Feather = $"{Edit}.{nameof(EditSettings.Feather)}";
    private const string Variation = nameof(GenerationSettings.Variation);
    private const string SecondPass = nameof(GenerationSettings.SecondPass);

    /// <summary>Empty = fine.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="settings">As asked for.</param>
    /// <param name="hasParent">The work says which picture it comes of.</param>
    public static IReadOnlyList<SettingProblem> Check(GenerationKind kind, GenerationSettings settings, bool hasParent) =>
    [
        .. CheckPicture(kind, settings, hasParent),
        .. kind switch
        {
            GenerationKind.Create or GenerationKind.Edit => CheckWords(settings),
            GenerationKind.Inpaint => CheckPart(settings),
            GenerationKind.Redraw => CheckWhole(settings, "Redrawing is of the whole picture, so a mask has no place in it. Choose Change a part to keep what lies outside the mask."),
            GenerationKind.Upscale => CheckEnlarging(settings),
            GenerationKind.SubtleVariation when settings.Variation is null => [new(Variation, "A subtle variation needs a second seed and how far to go towards it.")],
            // More pictures of any settings, or the very same ones.
            _ => [],
        },
    ];

    private static IEnumerable<SettingProblem> CheckPicture(GenerationKind kind, GenerationSettings settings, bool hasParent)
    {
        if (hasParent || kind is GenerationKind.Create)
        {
            yield break;
        }

        if (kind is not (GenerationKind.Inpaint or GenerationKind.Redraw or GenerationKind.Upscale))
        {
            yield return new(nameof(NewGeneration.ParentImageId), "It is not said which picture this should come of. Open one and start from there.");
        }
        else if (settings.Edit is { Picture: null })
        {
            yield return new(Edit, "There is no picture to begin with. Open one and choose Edit.");
        }
    }

    private static IEnumerable<SettingProblem> CheckWords(GenerationSettings settings)
    {
        if (settings.Edit is { } edit)
        {
            yield return edit.Mask is null
                ? new(Strength, "A strength says how much of a picture is drawn anew, and pictures from words begin with none. Open a picture and choose Redraw it all.")
                : new(Mask, "A mask says what of a picture is drawn anew, and pictures from words begin with none. Open a picture and choose Edit a part.");
        }

        if (settings.Variation is not null)
        {
            yield return new(Variation, "Only a picture that is there can be varied subtly. Open one and choose Vary subtly.");
        }
    }

    private static IEnumerable<SettingProblem> CheckPart(GenerationSettings settings)
    {
        if (settings.Edit?.Mask is null)
        {
            yield return new(Mask, "Nothing is masked. Paint over what should change, or choose Redraw it all.");
        }
    }

    private static IEnumerable<SettingProblem> CheckEnlarging(GenerationSettings settings)
    {
        foreach (var problem in CheckWhole(settings, "Enlarging draws over the whole picture, so a mask has no place in it. Change the part first, then enlarge the finished picture."))
        {
            yield return problem;
        }

        if (settings.SecondPass is not null)
        {
            yield return new(SecondPass, "Enlarging is a second pass over a picture already. Ask for one of them.");
        }
    }

    private static IEnumerable<SettingProblem> CheckWhole(GenerationSettings settings, string noMask)
    {
        if (settings.Edit is not { } edit)
        {
            yield return new(Strength, "It is not said how much of the picture may change. Choose a strength.");
        }
        else if (edit.Mask is not null)
        {
            yield return new(Mask, noMask);
        }
        else if (edit.Feather != 0)
        {
            yield return new(Feather, "A soft edge is that of a mask, and the whole picture is drawn over. Set it to 0.");
        }
    }
}
