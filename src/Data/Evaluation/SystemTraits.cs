using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Studio.Data.Gallery;
using Studio.Data.Generations;

namespace Studio.Data.Evaluation;

/// <summary>What of a picture's provenance makes it one system's.</summary>
public sealed record SystemTraits
{
    private SystemTraits(ModelProvenance model, GenerationSettings settings, UpsamplerProvenance? writer) => (Model, Settings, Writer) = (model, settings, writer);

    /// <summary>The same for the same traits on every server; the model's name is only for people.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Model.Hash}\n{Settings.Sampler}\n{Settings.Steps}\n{Settings.Guidance:R}\n{Settings.Width}x{Settings.Height}\n{Besides}\n{Writer?.Model}\n{Writer?.Hash}\n{Writer?.Profile}"))));

    private ModelProvenance Model { get; }

    private GenerationSettings Settings { get; }

    private UpsamplerProvenance? Writer { get; }

    private string Besides => string.Join(", ", Parts());

    /// <summary>Null where it is not known what made the picture, or where it came of another one: that is no answer to a wish alone.</summary>
    public static SystemTraits? Of(Provenance provenance) => provenance is { Settings: { Edit: null, Variation: null } settings, Model: { } model }
        // A wish that was written out and then sent as it was is a wish.
        ? new SystemTraits(model, settings, provenance.Prompt == provenance.Wish ? null : provenance.Upsampler)
        : null;

    /// <param name="writer">Null where the wish itself is drawn.</param>
    public static SystemTraits Of(ModelProvenance model, GenerationSettings settings, UpsamplerProvenance? writer) => new(model, settings, writer);

    public EvaluatedSystem ToSystem(DateTime now) => new()
    {
        Key = Key,
        Model = Model.Name,
        ModelHash = Model.Hash,
        Sampler = Settings.Sampler,
        Steps = Settings.Steps,
        Guidance = Settings.Guidance,
        Width = Settings.Width,
        Height = Settings.Height,
        Besides = Besides,
        Writer = Writer?.Model,
        WriterProfile = Writer?.Profile,
        CreatedAt = now,
    };

    private IEnumerable<string> Parts()
    {
        if (Settings.SecondPass is { } second)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"second pass {second.Width} × {second.Height} at {second.Strength} by {second.By}");
        }

        if (Settings.ClipSkip > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"clip skip {Settings.ClipSkip}");
        }
    }
}
