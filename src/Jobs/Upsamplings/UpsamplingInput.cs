using System.Security.Cryptography;
using System.Text.Json;
using Studio.Data;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Jobs.Upsamplings;

/// <summary>Everything that decides what the language model writes. Equal hashes mean equal texts.</summary>
public sealed record UpsamplingInput(
    Writer Writer,
    DiffusionModel Target,
    string Wish,
    IReadOnlyList<DialogTurn> History,
    IReadOnlyList<LockedPhrase> Locked,
    IReadOnlyList<string> Before,
    long Seed)
{
    public string Hash { get; } = Hashed(new
    {
        Writer.Hash,
        Writer.Profile,
        Version = PromptUpsampler.VersionOf(Writer.Profile),
        Elsewhere = Writer.Remote is { } remote ? $"{remote.Model} at {remote.Address}" : null,
        Target = Target.Hash,
        Target.PromptTokens,
        Wish,
        History,
        Locked,
        Before,
        Seed,
    });

    private static string Hashed(object everything)
    {
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(everything, StudioJson.Options)));
    }
}
