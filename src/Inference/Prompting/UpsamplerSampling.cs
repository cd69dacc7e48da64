using Microsoft.Extensions.AI;
using Studio.Inference.Chat;
using Studio.Inference.Models;

namespace Studio.Inference.Prompting;

/// <summary>How each attempt is sampled: the second one differently, or it would fail the same way.</summary>
internal static class UpsamplerSampling
{
    private const double RetryWarmth = 0.25;
    private const double RetryPenalty = 0.1;

    public static ChatOptions Of(UpsamplerProfile profile, UpsampleRequest request, int attempt)
    {
        var temperature = request.History.Count > 0 ? profile.EditTemperature : profile.Temperature;
        var isRetry = attempt > 1;
        return new ChatOptions
        {
            Temperature = (float)(temperature + (isRetry ? RetryWarmth : 0)),
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
