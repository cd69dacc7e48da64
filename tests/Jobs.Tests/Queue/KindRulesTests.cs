using Studio.Data.Generations;

namespace Studio.Jobs.Tests.Queue;

/// <summary>Every kind of work with settings that are not its own, and with those that are.</summary>
public sealed class KindRulesTests
{
    private static readonly EditSettings Whole = new() { Strength = 0.5 };

    private static readonly EditSettings Masked = Whole with { Mask = "some", Feather = 8 };

    private static readonly VariationSettings Other = new(Seed: 7, Amount: 0.2);

    private static readonly SecondPassSettings Second = new() { Width = 512, Height = 512, Strength = 0.5 };

    private static GenerationSettings Words => JobsRows.Settings();

    public static TheoryData<GenerationKind, bool, GenerationSettings, string, string> Unfit => new()
    {
        { GenerationKind.Create, false, Words with { Edit = Whole }, "Edit.Strength", "A strength says how much of a picture is drawn anew, and pictures from words begin with none." },
        { GenerationKind.Create, false, Words with { Edit = Masked }, "Edit.Mask", "A mask says what of a picture is drawn anew, and pictures from words begin with none." },
        { GenerationKind.Create, false, Words with { Variation = Other }, "Variation", "Only a picture that is there can be varied subtly." },
        { GenerationKind.Edit, true, Words with { Edit = Whole }, "Edit.Strength", "A strength says" },
        { GenerationKind.Edit, true, Words with { Edit = Masked }, "Edit.Mask", "A mask says" },
        { GenerationKind.Edit, true, Words with { Variation = Other }, "Variation", "Only a picture" },
        { GenerationKind.Edit, false, Words, "ParentImageId", "It is not said which picture" },
        { GenerationKind.Inpaint, true, Words, "Edit.Mask", "Nothing is masked." },
        { GenerationKind.Inpaint, true, Words with { Edit = Whole }, "Edit.Mask", "Nothing is masked." },
        { GenerationKind.Inpaint, false, Words with { Edit = Masked }, "Edit", "There is no picture to begin with." },
        { GenerationKind.Redraw, true, Words, "Edit.Strength", "It is not said how much of the picture may change." },
        { GenerationKind.Redraw, true, Words with { Edit = Masked }, "Edit.Mask", "Redrawing is of the whole picture, so a mask has no place in it." },
        { GenerationKind.Redraw, true, Words with { Edit = Whole with { Feather = 3 } }, "Edit.Feather", "A soft edge is that of a mask" },
        { GenerationKind.Redraw, false, Words with { Edit = Whole }, "Edit", "There is no picture to begin with." },
        { GenerationKind.Upscale, true, Words, "Edit.Strength", "It is not said how much" },
        { GenerationKind.Upscale, true, Words with { Edit = Masked }, "Edit.Mask", "Enlarging draws over the whole picture, so a mask has no place in it." },
        { GenerationKind.Upscale, true, Words with { Edit = Whole with { Feather = 3 } }, "Edit.Feather", "A soft edge is that of a mask" },
        { GenerationKind.Upscale, true, Words with { Edit = Whole, SecondPass = Second }, "SecondPass", "Enlarging is a second pass over a picture already." },
        { GenerationKind.Upscale, false, Words with { Edit = Whole }, "Edit", "There is no picture to begin with." },
        { GenerationKind.SubtleVariation, true, Words, "Variation", "A subtle variation needs a second seed" },
        { GenerationKind.SubtleVariation, false, Words with { Variation = Other }, "ParentImageId", "It is not said which picture" },
        { GenerationKind.Variation, false, Words, "ParentImageId", "It is not said which picture" },
        { GenerationKind.Replay, false, Words, "ParentImageId", "It is not said which picture" },
    };

    public static TheoryData<GenerationKind, bool, GenerationSettings> Fit => new()
    {
        { GenerationKind.Create, false, Words },
        { GenerationKind.Create, false, Words with { SecondPass = Second } },
        { GenerationKind.Edit, true, Words },
        { GenerationKind.Inpaint, true, Words with { Edit = Masked } },
        { GenerationKind.Inpaint, false, Words with { Edit = Masked with { Picture = "pixels" } } },
        { GenerationKind.Inpaint, true, Words with { Edit = Masked with { Window = EditWindow.MaskEnlarged } } },
        { GenerationKind.Redraw, true, Words with { Edit = Whole } },
        { GenerationKind.Redraw, true, Words with { Edit = Whole, SecondPass = Second } },
        { GenerationKind.Upscale, true, Words with { Edit = Whole } },
        { GenerationKind.SubtleVariation, true, Words with { Variation = Other } },
        { GenerationKind.SubtleVariation, true, Words with { Variation = Other, Edit = Masked } },
        // More of an edit, and the very same once more.
        { GenerationKind.Variation, true, Words with { Edit = Masked } },
        { GenerationKind.Replay, true, Words with { Edit = Masked, Variation = Other } },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_does_not_fit_is_said_of_the_right_field(GenerationKind kind, bool hasParent, GenerationSettings settings, string field, string sentence)
    {
        var problem = Assert.Single(KindRules.Check(kind, settings, hasParent));

        Assert.Equal(field, problem.Field);
        Assert.StartsWith(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fit))]
    public void What_fits_is_let_through(GenerationKind kind, bool hasParent, GenerationSettings settings) =>
        Assert.Empty(KindRules.Check(kind, settings, hasParent));
}
