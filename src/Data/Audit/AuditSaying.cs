using System.Text.Json;
using Studio.Data.Users;

namespace Studio.Data.Audit;

/// <summary>What is to be written down of an act that is about to be saved.</summary>
/// <param name="Object">Kind and id, such as "image/{id}"; null when the act has no single object. For people use <see cref="About"/>.</param>
/// <param name="Details">Codes and numbers only; serialised in the studio's form of JSON.</param>
public sealed record AuditSaying(AuditAct Act, string? Object = null, object? Details = null)
{
    /// <summary>The member it was done to; written as their mark.</summary>
    public Guid? About { get; init; }

    /// <summary>Who asked for it, where the studio carries it out for them.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>That the member showed lately that it is them; asked for by <see cref="DangerousActs"/>.</summary>
    public Confirmed? Confirmed { get; init; }

    /// <summary>As the object of an entry; a name too long for the column is cut, and whole in the details.</summary>
    public static string ObjectOf(string kind, string id) => kind.Length + 1 + id.Length <= AuditRecord.MaxObject ? $"{kind}/{id}" : $"{kind}/{id[..(AuditRecord.MaxObject - kind.Length - 1)]}";

    public string DetailsJson()
    {
        var json = Details is null ? "{}" : JsonSerializer.Serialize(Details, StudioJson.Options);
        return json.Length <= AuditRecord.MaxDetails
            ? json
            : throw new InvalidOperationException($"An entry of the log says too much: {json.Length} characters about {Act}.");
    }
}
