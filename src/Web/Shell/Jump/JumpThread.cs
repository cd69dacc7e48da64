namespace Studio.Web.Shell.Jump;

/// <summary>A thread that was found, and the text that has the words where its title has not.</summary>
internal sealed record JumpThread(Guid Id, string Title, string? Language, Guid? Picture, DateTime UpdatedAt, bool IsByTitle, string? Wish, string? Prompt)
{
    /// <summary>Words around the match on either side.</summary>
    private const int Around = 14;

    /// <summary>Why it stands in the list; null where its title says so.</summary>
    public string? Why(string text) =>
        IsByTitle || text.Length == 0 ? null
        : Wish is not null ? $"in a wish: {Cut(Wish, text)}"
        : Prompt is not null ? $"in its prompt: {Cut(Prompt, text)}"
        : null;

    /// <summary>The match with whole words around it.</summary>
    private static string Cut(string line, string text)
    {
        var at = Math.Max(0, line.IndexOf(text, StringComparison.OrdinalIgnoreCase));
        var (start, end) = (Math.Max(0, at - Around), Math.Min(line.Length, at + text.Length + Around));
        var (spaceBefore, spaceAfter) = (start == 0 ? -1 : line.IndexOf(' ', start, at - start), end == line.Length ? -1 : line.LastIndexOf(' ', end - 1, end - at - Math.Min(text.Length, end - at)));
        start = spaceBefore < 0 ? start : spaceBefore + 1;
        end = spaceAfter < 0 ? end : spaceAfter;
        return $"{(start > 0 ? "… " : "")}{line[start..end].ReplaceLineEndings(" ").Trim()}{(end < line.Length ? " …" : "")}";
    }
}
