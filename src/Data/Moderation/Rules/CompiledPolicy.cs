using Studio.Data.Moderation.Policies;

namespace Studio.Data.Moderation.Rules;

/// <summary>What a workspace's texts are read by: the server's rules, as strict as the workspace made them, and its own. Thread-safe.</summary>
public sealed class CompiledPolicy
{
    private readonly CompiledRules _server;
    private readonly CompiledRules _own;
    private readonly IReadOnlyList<TextRule> _inherited;

    public CompiledPolicy(PolicyDocument document, int number)
        : this(CompiledRules.None, serverNumber: 0, new CompiledRules(document), number)
    {
    }

    public CompiledPolicy(CompiledRules server, int serverNumber, CompiledRules own, int number)
    {
        (_server, ServerNumber, _own, Number) = (server, serverNumber, own, number);
        _inherited = Inheritance.Rules(server.Document, own.Document);
    }

    /// <summary>The workspace's own rules.</summary>
    public PolicyDocument Document => _own.Document;

    public PolicyDocument Server => _server.Document;

    /// <summary>Of the workspace's policy; 0 is the server's rules alone.</summary>
    public int Number { get; }

    /// <summary>Of the server's rules; 0 for none.</summary>
    public int ServerNumber { get; }

    public bool HasTexts => _inherited.Count + Document.Texts.Count > 0;

    public CompiledPolicy With(CompiledRules own, int number) => new(_server, ServerNumber, own, number);

    /// <summary>The server's rules are read first; of two that ask for the same thing they are named first.</summary>
    internal IEnumerable<(CompiledRules Rules, IReadOnlyList<TextRule> Texts, bool IsServers)> Layers => [(_server, _inherited, true), (_own, _own.Document.Texts, false)];
}
