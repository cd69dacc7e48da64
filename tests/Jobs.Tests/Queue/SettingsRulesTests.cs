using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Jobs.Tests.Queue;

public sealed class SettingsRulesTests
{
    private static readonly DiffusionModel Model = new ModelCatalog(new ModelCatalogOptions { Folders = [Repository.Models] }).Find("studio-mini-diffusion");

    private static GenerationSettings Good => JobsRows.Settings();

    [Fact]
    public void The_model_s_own_defaults_are_fine()
    {
        var d = Model.Defaults;
        Assert.Empty(SettingsRules.Check(new(Model.Id, d.Width, d.Height, d.Count, d.Steps, d.Guidance, d.Sampler, Seed: 1, d.Negative, Upsample: true), Model));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Guidance_can_be_switched_off(double guidance)
    {
        Assert.Empty(SettingsRules.Check(Good with { Guidance = guidance }, Model));
    }

    public static TheoryData<string, GenerationSettings> Bad => new()
    {
        { nameof(GenerationSettings.Width), Good with { Width = 100 } },
        { nameof(GenerationSettings.Width), Good with { Height = int.MaxValue } },
        { nameof(GenerationSettings.Count), Good with { Count = 0 } },
        { nameof(GenerationSettings.Count), Good with { Count = 1_000_000 } },
        { nameof(GenerationSettings.Steps), Good with { Steps = 0 } },
        { nameof(GenerationSettings.Steps), Good with { Steps = 10_000 } },
        { nameof(GenerationSettings.Guidance), Good with { Guidance = double.NaN } },
        { nameof(GenerationSettings.Guidance), Good with { Guidance = double.PositiveInfinity } },
        { nameof(GenerationSettings.Guidance), Good with { Guidance = -3 } },
        { nameof(GenerationSettings.Sampler), Good with { Sampler = "Heun++" } },
        { nameof(GenerationSettings.Seed), Good with { Seed = -1 } },
        { nameof(GenerationSettings.Seed), Good with { Seed = long.MaxValue } },
        { nameof(GenerationSettings.Negative), Good with { Negative = new string('x', 100_000) } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_the_model_cannot_do_is_said_of_the_right_field(string field, GenerationSettings settings)
    {
        var problem = Assert.Single(SettingsRules.Check(settings, Model));

        Assert.Equal(field, problem.Field);
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }
}
