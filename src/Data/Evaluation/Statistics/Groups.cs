namespace Studio.Data.Evaluation.Statistics;

/// <summary>Which systems share a scale, and whether it is a finite one.</summary>
public static class Groups
{
    /// <summary>Systems that met, directly or through others; between two of these groups nothing can be said.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Compared(WinMatrix wins) =>
        Split(wins.Systems, (from, to) => wins.Battles(from, to) > 0);

    /// <summary>
    /// Whether there are finite strengths of highest likelihood: from each system to each other one leads a chain of wins or ties
    /// (Ford, "Solution of a ranking problem from binary comparisons", American Mathematical Monthly 64 (1957)).
    /// </summary>
    /// <param name="scores">Row by row, ties as half wins.</param>
    public static bool HasFiniteStrengths(ReadOnlySpan<double> scores, int systems)
    {
        return Reaches(scores, systems, forward: true) && Reaches(scores, systems, forward: false);
    }

    /// <summary>Of a group without finite strengths the parts that have them, largest first.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Beating(WinMatrix wins)
    {
        var reach = new bool[wins.Systems, wins.Systems];
        for (var from = 0; from < wins.Systems; from++)
        {
            Visit(from, from);
        }

        return [.. Split(wins.Systems, (from, to) => reach[from, to] && reach[to, from]).OrderByDescending(part => part.Count).ThenBy(part => part[0])];

        void Visit(int from, int at)
        {
            if (!reach[from, at])
            {
                reach[from, at] = true;
                for (var to = 0; to < wins.Systems; to++)
                {
                    if (wins.Score(at, to) > 0)
                    {
                        Visit(from, to);
                    }
                }
            }
        }
    }

    private static bool Reaches(ReadOnlySpan<double> scores, int systems, bool forward)
    {
        var (seen, open) = (new bool[systems], new Stack<int>([0]));
        seen[0] = true;
        var count = 1;
        while (open.TryPop(out var at))
        {
            for (var to = 0; to < systems; to++)
            {
                if (!seen[to] && scores[forward ? (at * systems) + to : (to * systems) + at] > 0)
                {
                    seen[to] = true;
                    count++;
                    open.Push(to);
                }
            }
        }

        return count == systems;
    }

    private static List<IReadOnlyList<int>> Split(int systems, Func<int, int, bool> joined)
    {
        var seen = new bool[systems];
        var groups = new List<IReadOnlyList<int>>();
        for (var first = 0; first < systems; first++)
        {
            if (!seen[first])
            {
                var (group, open) = (new List<int>(), new Queue<int>([first]));
                seen[first] = true;
                while (open.TryDequeue(out var at))
                {
                    group.Add(at);
                    foreach (var to in Enumerable.Range(0, systems).Where(to => !seen[to] && joined(at, to)))
                    {
                        seen[to] = true;
                        open.Enqueue(to);
                    }
                }

                groups.Add([.. group.Order()]);
            }
        }

        return groups;
    }
}
