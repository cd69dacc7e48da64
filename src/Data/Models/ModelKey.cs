namespace Studio.Data.Models;

/// <summary>What rules and licences call a model: its id without the revision, so that a newer one needs no new rule.</summary>
public static class ModelKey
{
    public static string Of(string modelId)
    {
        var key = modelId.Split('@')[0].ToLowerInvariant();
        return key.Length <= ModelLicence.MaxName ? key : key[..ModelLicence.MaxName];
    }

    /// <summary>A licence as it is stored and compared.</summary>
    public static string Licence(string? licence)
    {
        var text = licence?.Trim() ?? "";
        return text.Length <= ModelLicence.MaxName ? text : text[..ModelLicence.MaxName];
    }
}
