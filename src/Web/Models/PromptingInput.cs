using Studio.Data;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>The form of how a language model of this server is asked.</summary>
public sealed record PromptingInput
{
    public bool SendsInstructions { get; set; }

    public string Instructions { get; set; } = "";

    public double Temperature { get; set; }

    public double EditTemperature { get; set; }

    public double TopP { get; set; }

    public int TopK { get; set; }

    public double MinP { get; set; }

    public double Repetition { get; set; }

    public int MaxTokens { get; set; }

    public static PromptingInput Of(PromptingChoice choice) => new()
    {
        SendsInstructions = choice.UsesSystemPrompt,
        Instructions = choice.SystemPrompt ?? "",
        Temperature = choice.Temperature,
        EditTemperature = choice.EditTemperature,
        TopP = choice.TopP,
        TopK = choice.TopK,
        MinP = choice.MinP,
        Repetition = choice.RepetitionPenalty,
        MaxTokens = choice.MaxTokens,
    };

    /// <summary>Throws StudioException with what to correct.</summary>
    public PromptingChoice Check()
    {
        var choice = new PromptingChoice
        {
            UsesSystemPrompt = SendsInstructions,
            SystemPrompt = Instructions.Trim() is { Length: > 0 } own ? own : null,
            Temperature = Temperature,
            EditTemperature = EditTemperature,
            TopP = TopP,
            TopK = TopK,
            MinP = MinP,
            RepetitionPenalty = Repetition,
            MaxTokens = MaxTokens,
        };
        return PromptingLimits.Check(choice) is { } wrong ? throw new StudioException(wrong) : choice;
    }
}
