using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>
/// One act, as it was written down. Holds ids, codes and marks of people (AuditPeople), never a name or a text that a person wrote.
/// Its hash covers everything below and the hash of the entry before it.
/// </summary>
public abstract class AuditRecord : IAppendOnly
{
    public const int MaxDetails = 2_000;

    public const int MaxObject = 100;

    /// <summary>What the first entry of a chain names as the one before it.</summary>
    public static readonly string NoHash = new('0', 64);

    /// <summary>1, 2, 3 ... in its chain, without a gap.</summary>
    public required long Number { get; init; }

    public required DateTime At { get; init; }

    public required AuditAct Act { get; init; }

    public required PrincipalKind By { get; init; }

    /// <summary>Mark of the person who did it, or the id of the key; null for the studio itself and for strangers.</summary>
    public string? Actor { get; init; }

    /// <summary>What it was done to, such as "member/{mark}" or "image/{id}".</summary>
    public string? Object { get; init; }

    /// <summary>A JSON object of codes and numbers, such as {"from":"viewer","to":"rater"}; kept byte for byte, because it is hashed.</summary>
    public string Details { get; init; } = "{}";

    /// <summary>SHA-256 of the entry before, in lower-case hex.</summary>
    public required string Previous { get; init; }

    public string Hash { get; private set; } = "";

    /// <summary>The bytes that are hashed, and one line of the export: JSON with its members in this order.</summary>
    public string Line(Guid chain)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("chain", chain == AuditChain.Server ? "server" : chain.ToString());
            json.WriteNumber("no", Number);
            json.WriteString("at", At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("what", Code(Act.ToString()));
            json.WriteString("by", Code(By.ToString()));
            json.WriteString("who", Actor);
            json.WriteString("object", Object);
            json.WritePropertyName("details");
            // Unchecked: what somebody wrote over it must give another hash, not an exception.
            json.WriteRawValue(Details, skipInputValidation: true);
            json.WriteString("previous", Previous);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public string HashIn(Guid chain) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Line(chain))));

    internal void Seal(Guid chain) => Hash = HashIn(chain);

    private static string Code(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
