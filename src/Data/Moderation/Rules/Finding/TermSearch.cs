using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>Finds the listed words of all rules of one policy. Built once per policy; thread-safe.</summary>
internal sealed class TermSearch
{
    private const int Exception = -1;

    /// <summary>Nobody can see where words end in letters that stand apart; a shorter one would be found by chance.</summary>
    private const int MinInside = 5;

    private readonly IReadOnlyList<TextRule> _rules;
    private readonly TermAutomaton _plain;
    private readonly TermAutomaton _disguised;
    private readonly NearWords _near;

    public TermSearch(IReadOnlyList<TextRule> rules)
    {
        _rules = rules;
        _plain = new TermAutomaton(rules.Index().SelectMany(rule => Listed(rule.Item, rule.Index)));
        _disguised = new TermAutomaton(rules.Index().SelectMany(rule => Disguised(rule.Item, rule.Index)));
        _near = new NearWords(rules.Index().SelectMany(rule => Near(rule.Item, rule.Index)));
    }

    /// <summary>Words in the text, those within an exception marked as spared.</summary>
    public IReadOnlyList<FoundWord> Find(FoldedText folded)
    {
        var exceptions = new List<FoundWord>();
        var found = new HashSet<FoundWord>();
        Plain(folded, found, exceptions, alike: false);
        var read = LookAlikes.Read(folded);
        if (!ReferenceEquals(read, folded))
        {
            Plain(read, found, exceptions, alike: true);
        }

        foreach (var word in Disguise.Words(read))
        {
            Hidden(word, found);
        }

        found.UnionWith(_near.Find(folded));
        return [.. found.Select(word => word with { IsSpared = exceptions.Exists(exception => exception.Rule == word.Rule && exception.Meets(word)) })];
    }

    private void Plain(FoldedText text, HashSet<FoundWord> found, List<FoundWord> exceptions, bool alike)
    {
        _plain.Find(text.Text, (word, end) =>
        {
            var same = _rules[word.Rule].Same;
            var start = end - word.Text.Length;
            if (word.Term == Exception)
            {
                var (at, length) = text.Place(start, word.Text.Length);
                exceptions.Add(new FoundWord(word.Rule, Exception, at, length, IsSpared: false));
            }
            else if ((!alike || same.LookAlikes) && WordEdges.Find(text, start, end, word.IsForm, same) is var (from, to))
            {
                var (at, length) = text.Place(from, to - from);
                found.Add(new FoundWord(word.Rule, word.Term, at, length, IsSpared: false));
            }
        });
    }

    private void Hidden(DisguisedWord hidden, HashSet<FoundWord> found)
    {
        _disguised.Find(hidden.Text, (word, end) =>
        {
            var start = end - word.Text.Length;
            var isWhole = start == 0 && (end == hidden.Text.Length || (_rules[word.Rule].Same.WithEndings && Endings.Follows(word.Text, hidden.Text.AsSpan(end), isForm: false)));
            if (isWhole || (!hidden.IsWhole && word.Text.Length >= MinInside))
            {
                found.Add(new FoundWord(word.Rule, word.Term, hidden.Place.Start, hidden.Place.Length, IsSpared: false));
            }
        });
    }

    private static IEnumerable<ListedWord> Listed(TextRule rule, int place) =>
        Spelled(rule).SelectMany(term => TermForms.Of(term.Text, rule.Same).Where(form => form.Text.Length > 0).Select(form => new ListedWord(form.Text, place, term.Index, form.IsForm)))
            .Concat(rule.Exceptions.Select(TextFold.Of).Where(text => text.Length > 0).Select(text => new ListedWord(text, place, Exception)));

    private static IEnumerable<ListedWord> Disguised(TextRule rule, int place) => rule.Same.SpelledApart
        ? from term in Spelled(rule)
          let key = Disguise.Key(TextFold.Of(term.Text))
          where key is not null
          select new ListedWord(key, place, term.Index)
        : [];

    private static IEnumerable<ListedWord> Near(TextRule rule, int place) => rule.Same.OneLetterWrong
        ? Spelled(rule).SelectMany(term => TermForms.Of(term.Text, rule.Same with { WithEndings = false }).Select(form => new ListedWord(form.Text, place, term.Index)))
        : [];

    private static IEnumerable<(string Text, int Index)> Spelled(TextRule rule) =>
        rule.Terms.Index().SelectMany(term => term.Item.AlsoAs.Prepend(term.Item.Text).Select(text => (text, term.Index)));
}

/// <param name="Rule">Its place in the policy.</param>
/// <param name="Term">Its place in the rule.</param>
/// <param name="IsSpared">It stands within an exception.</param>
internal readonly record struct FoundWord(int Rule, int Term, int Start, int Length, bool IsSpared)
{
    /// <summary>Not "lies within": an ending ("Wasserpistolen") or an article ("المسدس ماء") may stand outside of the exception.</summary>
    public bool Meets(FoundWord word) => Start < word.Start + word.Length && word.Start < Start + Length;
}
