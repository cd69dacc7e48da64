using Microsoft.Extensions.AI;
using Studio.Inference.Chat;
using Studio.Inference.Models;

namespace Studio.Inference.Prompting;

/// <summary>How each attempt is sampled: each a little freer than the one before, or it would fail the same way.</summary>
internal static class UpsamplerSampling
{
    private const double RetryWarmth = 0.25;
    private const double RetryPenalty = 0.1;

    public static ChatOptions Of(UpsamplerProfile profile, UpsampleRequest request, int attempt)
    {
        // The careful temperature of a change would write the same text again when another one is wanted.
        var temperature = request.History.Count > 0 && request.Before.Count == 0 ? profile.EditTemperature : profile.Temperature;
        var isRetry = attempt > 1;
        return new ChatOptions
        {
            Temperature = (float)(temperature + (RetryWarmth * (attempt - 1))),
            TopP = (float)profile.TopP,
            TopK = profile.TopK,
            MaxOutputTokens = profile.MaxTokens,
            Seed = request.Seed + attempt - 1,
            AdditionalProperties = new AdditionalPropertiesDictionary
            {
                [LlamaSampling.MinPKey] = (float)profile.MinP,
                [LlamaSampling.RepetitionPenaltyKey] = (float)(profile.RepetitionPenalty + (isRetry ? RetryPenalty : 0)),
            },
        };
    }
}
