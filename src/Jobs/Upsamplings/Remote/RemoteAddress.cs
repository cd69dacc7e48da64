using Studio.Data.Models;
using Studio.Inference.Models;

namespace Studio.Jobs.Upsamplings.Remote;

/// <summary>What follows from the row of a model at an address.</summary>
public static class RemoteAddress
{
    /// <summary>No file is called so: the id of a file is its name, and this one holds a slash.</summary>
    private const string Prefix = "address/";

    /// <summary>A second turn changes one thing: a wilder model is calmed for it.</summary>
    private const double CalmTemperature = 0.2;

    public static string IdOf(RemoteWriter writer) => Prefix + writer.Id.ToString("N");

    public static string HostOf(string address)
    {
        var uri = new Uri(address);
        return uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";
    }

    public static UpsamplerProfile ProfileOf(RemoteWriter writer) => new()
    {
        UsesSystemPrompt = writer.SendsInstructions,
        Temperature = writer.Temperature,
        EditTemperature = Math.Min(writer.Temperature, CalmTemperature),
        MaxTokens = writer.MaxTokens,
    };

    /// <summary>The same server, and the path below that of the rule.</summary>
    public static bool IsCovered(string prefix, Uri address)
    {
        var allowed = new Uri(prefix);
        var path = allowed.AbsolutePath.TrimEnd('/');
        return address.Scheme == allowed.Scheme && address.Port == allowed.Port && string.Equals(address.IdnHost, allowed.IdnHost, StringComparison.OrdinalIgnoreCase)
            && (address.AbsolutePath.TrimEnd('/') == path || address.AbsolutePath.StartsWith(path + "/", StringComparison.Ordinal));
    }
}
