using System.ComponentModel.DataAnnotations;

namespace Studio.Web.Keys.Api;

/// <summary>Section "Api".</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Requests that one key has in a minute.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; } = 600;

    /// <summary>Requests that one network address has in a minute, whatever keys it sends.</summary>
    [Range(1, 1_000_000)]
    public int AddressPerMinute { get; set; } = 3_000;
}
