namespace Studio.Data.Evaluation.Statistics;

/// <summary>
/// Whether Davidson's ν has a finite value of highest likelihood. It has none where ν and the strengths can grow together for ever: log ν by t, and then,
/// with every u the strengths' own growth, ui − uj = 2t where i won some and tied some against j, at least 2t where i only won, and at most 2t either way where all were ties.
/// No such growth exists where some pair was won both ways; else these inequalities of differences are looked through (Bellman 1958, Ford 1956).
/// </summary>
internal static class TieGrowth
{
    private const double Reach = 2;

    public static bool IsBounded(Outcomes outcomes)
    {
        if (!outcomes.HasTies)
        {
            return true;
        }

        var systems = outcomes.Systems;
        var edges = new List<(int From, int To, double Most)>();
        for (var i = 0; i < systems; i++)
        {
            for (var j = i + 1; j < systems; j++)
            {
                var (won, lost, tied) = (outcomes.Wins[(i * systems) + j] > 0, outcomes.Wins[(j * systems) + i] > 0, outcomes.Ties[(i * systems) + j] > 0);
                if (won && lost)
                {
                    return true;
                }

                Limit(edges, i, j, won, tied, lost);
            }
        }

        return !IsPossible(edges, systems);
    }

    /// <summary>"u of To − u of From is at most Most", for one pair.</summary>
    private static void Limit(List<(int From, int To, double Most)> edges, int i, int j, bool won, bool tied, bool lost)
    {
        var (winner, loser) = lost ? (j, i) : (i, j);
        if (won || lost)
        {
            edges.Add((winner, loser, -Reach));
        }

        if (tied)
        {
            edges.Add((loser, winner, Reach));
            edges.Add((winner, loser, won || lost ? -Reach : Reach));
        }
    }

    private static bool IsPossible(List<(int From, int To, double Most)> edges, int systems)
    {
        var at = new double[systems];
        for (var round = 0; round < systems; round++)
        {
            var moved = false;
            foreach (var (from, to, most) in edges)
            {
                if (at[from] + most < at[to] - 1e-9)
                {
                    (at[to], moved) = (at[from] + most, true);
                }
            }

            if (!moved)
            {
                return true;
            }
        }

        return false;
    }
}
