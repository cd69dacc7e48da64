using Studio.Data.Conventions;

namespace Studio.Data.Keys;

/// <summary>What somebody asks for who makes a key.</summary>
/// <param name="Days">How long it works; null for no end.</param>
/// <param name="Addresses">Networks it works from, as typed; empty for all.</param>
public sealed record NewKey(string Name, KeyScope Scopes, int? Days, string Addresses = "")
{
    public const int MaxDays = 366;

    private const KeyScope All = KeyScope.Pictures | KeyScope.Words;

    /// <summary>The same, tidied; refuses what no key may be.</summary>
    public NewKey Check()
    {
        var name = OneLine.Of(Name ?? "");
        if (name.Length is 0 or > ApiKey.MaxName)
        {
            throw new StudioException($"Say in 1 to {ApiKey.MaxName} characters what the key is for: it is how you know it again.");
        }

        if (Scopes == KeyScope.None || (Scopes & ~All) != KeyScope.None)
        {
            throw new StudioException("Choose what the key may do.");
        }

        if (Days is < 1 or > MaxDays)
        {
            throw new StudioException($"A key works for 1 to {MaxDays} days, or without an end.");
        }

        return this with { Name = name, Addresses = Networks(Addresses ?? "") };
    }

    private static string Networks(string typed)
    {
        var networks = typed.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(networks, network => !KeyNetworks.IsOne(network)) is { } wrong)
        {
            throw new StudioException($"“{(wrong.Length > 40 ? wrong[..40] : wrong)}” is no network address. Type one like 10.4.0.12, or a network like 10.4.0.0/24.");
        }

        var tidy = string.Join(' ', networks.Distinct(StringComparer.OrdinalIgnoreCase));
        return tidy.Length <= ApiKey.MaxAddresses ? tidy : throw new StudioException("These are too many addresses for one key. Name the network they share instead.");
    }
}
