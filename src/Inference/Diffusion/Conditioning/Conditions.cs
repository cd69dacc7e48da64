using Studio.Inference.Diffusion.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>The prompts of a run as the UNet takes them: encoded once, told anew for each phase and size.</summary>
internal sealed class Conditions
{
    private readonly DenoisingPlan _plan;
    private readonly int? _guidanceWidth;
    private readonly bool _isXl;
    private readonly IReadOnlyList<IReadOnlyList<(PromptStates States, double Weight)>> _positive;
    private readonly IReadOnlyList<PromptStates> _negative;

    public Conditions(DenoisingPlan plan, IPromptEncoder encoder, UNet unet, SessionClock clock, CancellationToken cancellationToken)
    {
        _plan = plan;
        _guidanceWidth = unet.GuidanceWidth;
        _isXl = unet.IsXl;
        var reading = new TextReading(plan.Read, unet.TextPositions / encoder.Tokenizer.Positions, plan.ClipSkip);
        var phases = plan.Prompts[0].Phases;
        Guided = NegativeReading.IsRead(plan.GuidanceScale, isTold: unet.GuidanceWidth is not null, isComposed: phases.Any(phase => phase.Parts.Count > 1));
        _positive = [.. phases.Select((phase, p) => (IReadOnlyList<(PromptStates, double)>)[.. phase.Parts.Select((part, i) =>
            (Encode(plan.Prompts.Select(prompt => (PromptPart?)prompt.Phases[p].Parts[i])), part.Weight))])];
        _negative = Guided
            ? [.. Enumerable.Range(0, NegativePhases).Select(p => Encode(plan.NegativePrompts.Select(prompt => prompt?.Phases[p].Parts[0])))]
            : [];

        PromptStates Encode(IEnumerable<PromptPart?> texts) =>
            PromptStates.Concatenate([.. texts.Select(text => encoder.Encode(text, reading, clock, cancellationToken))]);
    }

    /// <summary>diffusers: do_classifier_free_guidance. A UNet that is told the guidance needs no second opinion.</summary>
    public bool Guided { get; }

    /// <summary>False when a long prompt meets a short negative one: then they go through the UNet one after the other.</summary>
    public bool FitOneBatch => _positive.SelectMany(parts => parts.Select(part => part.States)).Concat(_negative).DistinctBy(states => states.Hidden.Shape[1]).Count() == 1;

    private int NegativePhases => _plan.NegativePrompts.Max(prompt => prompt?.Phases.Count ?? 1);

    /// <summary>Steps with an equal answer are told the same.</summary>
    public (int Positive, int Negative) PhaseAt(int step) => (_plan.Prompts[0].PhaseAt(step), Guided ? _plan.NegativePrompts[0]?.PhaseAt(step) ?? 0 : 0);

    public GuidedCondition At((int Positive, int Negative) phase, int width, int height)
    {
        var micro = _plan.Micro ?? MicroConditioning.Of(width, height);
        return new GuidedCondition(
            [.. _positive[phase.Positive].Select(part => new WeightedCondition(Told(part.States, micro), (float)part.Weight))],
            Guided ? Told(_negative[phase.Negative], _plan.NegativeMicro ?? micro) : null);
    }

    private UNetCondition Told(PromptStates states, MicroConditioning micro) => new(Repeat(states.Hidden))
    {
        Pooled = states.Pooled is { } pooled ? Repeat(pooled) : null,
        TimeIds = _isXl ? micro.ToTensor(_plan.Pictures) : null,
        Guidance = _guidanceWidth is { } width ? GuidanceEmbedding.Of(_plan.GuidanceScale, width, _plan.Pictures) : null,
    };

    /// <summary>One text serves every picture of the batch.</summary>
    private Tensor Repeat(Tensor states) =>
        states.Shape[0] == _plan.Pictures ? states : Tensor.Concatenate([.. Enumerable.Repeat(states, _plan.Pictures)]);
}
