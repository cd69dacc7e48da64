using Studio.Data.Models;
using Studio.Jobs.Models;

namespace Studio.Web.Models;

/// <summary>A model at an address as pages show it. Of the key only whether there is one.</summary>
public sealed record RemoteWriterView
{
    public required Guid Id { get; init; }

    public required ModelSubject Subject { get; init; }

    public required ModelUse Use { get; init; }

    public required string Name { get; init; }

    public required string Address { get; init; }

    public required string Host { get; init; }

    public required string Model { get; init; }

    public required bool HasKey { get; init; }

    public required bool MayBePrivate { get; init; }

    public required bool SendsInstructions { get; init; }

    public required bool JudgesPictures { get; init; }

    public required double Temperature { get; init; }

    public required int MaxTokens { get; init; }

    public required int TimeoutSeconds { get; init; }

    /// <summary>Null until it was tested as it stands.</summary>
    public WriterTestView? Test { get; init; }

    public bool IsEncrypted => Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}

public sealed record WriterTestView(DateTime At, bool Passed, string Sentence, int Milliseconds);

/// <param name="Default">Id of the writer that writes where nobody chose; null when there is none.</param>
internal sealed record WritersView(IReadOnlyList<RemoteWriterView> Remote, string? Default);
