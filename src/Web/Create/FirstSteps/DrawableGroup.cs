namespace Studio.Web.Create.FirstSteps;

/// <summary>Words of one kind that a model can draw, the best trained first.</summary>
public sealed record DrawableGroup(string Name, IReadOnlyList<DrawableWord> Words);

/// <summary>Write = what a press adds to the wish.</summary>
public sealed record DrawableWord(string Name, string Write, bool IsBest, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Found by its name in any language: by a part of the name, or by a sentence that says it.</summary>
    public bool Matches(string search) => Names.Values.Append(Name).Any(name => name.Contains(search, StringComparison.OrdinalIgnoreCase) || IsSaid(search, name));

    private static bool IsSaid(string sentence, string name)
    {
        var at = sentence.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        var end = at + name.Length;
        return at >= 0 && (!char.IsAscii(name[0]) || (at == 0 || !char.IsLetter(sentence[at - 1])) && (end == sentence.Length || !char.IsLetter(sentence[end])));
    }
}
