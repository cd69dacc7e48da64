namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>All listed words in one pass over the text, however many there are (Aho and Corasick, 1975, "Efficient string matching"). Built once, then read by any thread.</summary>
internal sealed class TermAutomaton
{
    private readonly Dictionary<ulong, int> _edges = [];
    private readonly List<int> _fallback = [0];

    /// <summary>The nearest state on the way back at which a word ends; 0 for none.</summary>
    private readonly List<int> _shorter = [0];

    private readonly List<List<ListedWord>?> _ends = [null];

    public TermAutomaton(IEnumerable<ListedWord> words)
    {
        var children = new List<List<(char Letter, int State)>> { new() };
        foreach (var word in words)
        {
            var state = 0;
            foreach (var letter in word.Text)
            {
                if (!_edges.TryGetValue(Edge(state, letter), out var next))
                {
                    next = _fallback.Count;
                    _edges.Add(Edge(state, letter), next);
                    _fallback.Add(0);
                    _shorter.Add(0);
                    _ends.Add(null);
                    children.Add([]);
                    children[state].Add((letter, next));
                }

                state = next;
            }

            (_ends[state] ??= []).Add(word);
        }

        Link(children);
    }

    /// <summary>Each listed word that stands in the text, with its end (exclusive).</summary>
    public void Find(string text, Action<ListedWord, int> found)
    {
        var state = 0;
        for (var at = 0; at < text.Length; at++)
        {
            state = Next(state, text[at]);
            for (var end = state; end != 0; end = _shorter[end])
            {
                foreach (var word in _ends[end] ?? [])
                {
                    found(word, at + 1);
                }
            }
        }
    }

    // Breadth first: the fallback of a state is shorter than the state, so it is linked already.
    private void Link(List<List<(char Letter, int State)>> children)
    {
        var waiting = new Queue<int>(children[0].Select(child => child.State));
        while (waiting.TryDequeue(out var state))
        {
            foreach (var (letter, child) in children[state])
            {
                _fallback[child] = Next(_fallback[state], letter);
                _shorter[child] = _ends[_fallback[child]] is null ? _shorter[_fallback[child]] : _fallback[child];
                waiting.Enqueue(child);
            }
        }
    }

    private int Next(int state, char letter)
    {
        int next;
        while (!_edges.TryGetValue(Edge(state, letter), out next) && state != 0)
        {
            state = _fallback[state];
        }

        return next;
    }

    private static ulong Edge(int state, char letter) => ((ulong)(uint)state << 16) | letter;
}

/// <param name="Text">As it is compared.</param>
/// <param name="Rule">Its place in the policy.</param>
/// <param name="Term">Its place in the rule; -1 for an exception.</param>
/// <param name="IsForm">It has an ending already.</param>
internal sealed record ListedWord(string Text, int Rule, int Term, bool IsForm = false);
