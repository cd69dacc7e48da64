using System.Security.Cryptography;
using System.Text.Json;
using Studio.Data;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Jobs.Upsamplings;

/// <summary>Everything that decides what the language model writes. Equal hashes mean equal texts.</summary>
public sealed record UpsamplingInput(
    ChatModel Model,
    DiffusionModel Target,
    string Wish,
    IReadOnlyList<DialogTurn> History,
    IReadOnlyList<LockedPhrase> Locked,
    IReadOnlyList<string> Before,
    long Seed)
{
    public string Hash { get; } = Hashed(new
    {
        Model.Hash,
        Model.Profile,
        Version = PromptUpsampler.VersionOf(Model.Profile),
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
