using System.Collections.Concurrent;

namespace Studio.Data.Moderation.Rules;

/// <summary>Policies that are ready to read texts, by workspace and version: building one takes longer than reading with it. Singleton, thread-safe.</summary>
public sealed class CompiledPolicies
{
    /// <summary>Of as many workspaces the policies stay in memory; what is asked for next is built again.</summary>
    private const int MaxKept = 64;

    private readonly ConcurrentDictionary<Guid, CompiledPolicy> _byWorkspace = new();

    /// <summary>Replaced as a whole: its number and its rules are read together.</summary>
    private volatile ServerRulesKept _server = new(0, CompiledRules.None);

    public CompiledPolicy? Find(Guid workspaceId, int number, int serverNumber) =>
        _byWorkspace.TryGetValue(workspaceId, out var kept) && kept.Number == number && kept.ServerNumber == serverNumber ? kept : null;

    public CompiledPolicy Keep(Guid workspaceId, CompiledPolicy policy)
    {
        if (_byWorkspace.Count >= MaxKept)
        {
            _byWorkspace.Clear();
        }

        return _byWorkspace[workspaceId] = policy;
    }

    public CompiledRules? FindServer(int number) => _server is var kept && kept.Number == number ? kept.Rules : null;

    public CompiledRules KeepServer(int number, CompiledRules rules)
    {
        _server = new ServerRulesKept(number, rules);
        return rules;
    }

    private sealed record ServerRulesKept(int Number, CompiledRules Rules);
}
