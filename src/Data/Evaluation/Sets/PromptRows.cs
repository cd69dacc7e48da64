using System.Text;

namespace Studio.Data.Evaluation.Sets;

/// <summary>Collects rows and counts those that are left out.</summary>
internal sealed class PromptRows
{
    public const int MostCharacters = 4_000;
    private const int MostOfName = 64;

    private readonly List<ImportedPrompt> _prompts = [];
    private readonly Dictionary<string, string> _categoryOf = new(StringComparer.Ordinal);
    private int _rows;
    private int _empty;
    private int _twice;
    private int _elsewhere;
    private int _tooLong;

    public void Add(string text, string category, string? challenge, string? language, string? key)
    {
        text = Clean(text);
        if (text.Length == 0)
        {
            _empty++;
            return;
        }

        var row = _rows++;
        category = Name(category) ?? "";
        if (text.Length > MostCharacters)
        {
            _tooLong++;
        }
        else if (_categoryOf.TryGetValue(text, out var known))
        {
            _ = known == category ? _twice++ : _elsewhere++;
        }
        else
        {
            _categoryOf.Add(text, category);
            _prompts.Add(new ImportedPrompt(row, text, category, Name(challenge), Name(language), Name(key)));
        }
    }

    public ReadPrompts Read(PromptFormat format, string columns) => new(_prompts, format, columns, new LeftOutRows(_empty, _twice, _elsewhere, _tooLong));

    /// <summary>One line, without what no picture can show: controls, and the marks of other programs.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            clean.Append(sign is '\r' or '\n' or '\t' ? ' ' : sign);
        }

        return clean.ToString().Replace("\0", "", StringComparison.Ordinal).Trim('\ufeff', ' ').Normalize(NormalizationForm.FormC);
    }

    private static string? Name(string? text) => text is null || Clean(text) is not { Length: > 0 } clean ? null : clean.Length > MostOfName ? clean[..MostOfName] : clean;
}
