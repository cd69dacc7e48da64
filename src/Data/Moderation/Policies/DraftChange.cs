using System.Text.Json;

namespace Studio.Data.Moderation.Policies;

/// <summary>What is done to a draft, and how it differs from another policy.</summary>
public static class DraftChange
{
    /// <exception cref="StudioException">The rule is no longer as its writer saw it.</exception>
    public static PolicyDocument Put(PolicyDocument document, TextRule? before, TextRule rule)
    {
        var known = document.Text(rule.Id);
        if (!IsSame(known, before))
        {
            throw StudioException.Conflict(known is null
                ? $"Somebody else took the rule {rule.Name} out meanwhile."
                : $"Somebody else changed {known.Name} while you did. Yours is not saved; look at theirs and do it again.");
        }

        return known is null
            ? document with { Texts = [.. document.Texts, rule] }
            : document with { Texts = [.. document.Texts.Select(other => other.Id == rule.Id ? rule : other)] };
    }

    /// <param name="action">Null for what the server says.</param>
    public static IReadOnlyDictionary<string, RuleAction> Tightened(IReadOnlyDictionary<string, RuleAction> stricter, string id, RuleAction? action)
    {
        var others = stricter.Where(rule => rule.Key != id);
        return (action is { } given ? others.Append(new KeyValuePair<string, RuleAction>(id, given)) : others).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>One rule, or the limits of one class, as another policy has them.</summary>
    public static PolicyDocument AsIn(PolicyDocument document, PolicyDocument other, string id)
    {
        if (document.Stricter.ContainsKey(id) || other.Stricter.ContainsKey(id))
        {
            return document with { Stricter = Tightened(document.Stricter, id, other.Stricter.TryGetValue(id, out var action) ? action : null) };
        }

        if (document.Pictures.Concat(other.Pictures).Any(rule => rule.Class == id))
        {
            return document with { Pictures = [.. document.Pictures.Where(rule => rule.Class != id), .. other.Pictures.Where(rule => rule.Class == id)] };
        }

        return (document.Text(id), other.Text(id)) switch
        {
            (null, { } lost) => document with { Texts = [.. document.Texts, lost] },
            (_, null) => document with { Texts = [.. document.Texts.Where(rule => rule.Id != id)] },
            (_, { } kept) => document with { Texts = [.. document.Texts.Select(rule => rule.Id == id ? kept : rule)] },
        };
    }

    /// <summary>Rules that differ, those that are new or gone with the others.</summary>
    public static IReadOnlyList<ChangedRule> Between(PolicyDocument before, PolicyDocument after)
    {
        var texts = before.Texts.Concat(after.Texts).Select(rule => rule.Id).Distinct(StringComparer.Ordinal)
            .Select(id => new ChangedRule(id, before.Text(id), after.Text(id)) { Name = (after.Text(id) ?? before.Text(id))!.Name })
            .Where(change => !IsSame(change.Before, change.After));
        var pictures = before.Pictures.Concat(after.Pictures).Select(rule => rule.Class).Distinct(StringComparer.Ordinal)
            .Select(name => (Before: before.Pictures.FirstOrDefault(rule => rule.Class == name), After: after.Pictures.FirstOrDefault(rule => rule.Class == name)))
            .Where(pair => pair.Before != pair.After)
            .Select(pair => new ChangedRule((pair.After ?? pair.Before)!.Class, Before: null, After: null) { Name = (pair.After ?? pair.Before)!.Name, PictureBefore = pair.Before, PictureAfter = pair.After });
        var inherited = before.Stricter.Keys.Concat(after.Stricter.Keys).Distinct(StringComparer.Ordinal)
            .Select(id => (Id: id, Before: Of(before.Stricter, id), After: Of(after.Stricter, id)))
            .Where(pair => pair.Before != pair.After)
            .Select(pair => new ChangedRule(pair.Id, Before: null, After: null) { Name = "A rule of the server", StricterBefore = pair.Before, StricterAfter = pair.After });
        return [.. texts, .. pictures, .. inherited];
    }

    private static RuleAction? Of(IReadOnlyDictionary<string, RuleAction> stricter, string id) => stricter.TryGetValue(id, out var action) ? action : null;

    /// <summary>Records with lists compare those by reference.</summary>
    public static bool IsSame(TextRule? a, TextRule? b) => JsonSerializer.Serialize(a, StudioJson.Options) == JsonSerializer.Serialize(b, StudioJson.Options);
}

public sealed record ChangedRule(string Id, TextRule? Before, TextRule? After)
{
    public required string Name { get; init; }

    public ImageRule? PictureBefore { get; init; }

    public ImageRule? PictureAfter { get; init; }

    public RuleAction? StricterBefore { get; init; }

    public RuleAction? StricterAfter { get; init; }
}
