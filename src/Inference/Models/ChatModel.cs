namespace Studio.Inference.Models;

/// <summary>A GGUF file that llama.cpp can chat with.</summary>
public sealed record ChatModel
{
    /// <summary>The file's name without ".gguf" and without "-00001-of-0000N".</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The file, or the first part of a split one.</summary>
    public required string File { get; init; }

    /// <summary>What the manifest, or else the file itself, says about it; plain text.</summary>
    public string? About { get; init; }

    public required string Hash { get; init; }

    public required UpsamplerProfile Profile { get; init; }

    /// <summary>What an administrator chose over the file's own profile, and is part of <see cref="Profile"/>; null where nobody did.</summary>
    public PromptingChoice? Prompting { get; init; }

    /// <summary>Of all its parts.</summary>
    public long Bytes { get; init; }

    public required int ContextLength { get; init; }

    public required string Architecture { get; init; }

    /// <summary>tokenizer.chat_template of the file, Jinja text.</summary>
    public string? ChatTemplate { get; init; }

    public string? Licence { get; init; }

    /// <summary>It came with Studio.</summary>
    public bool IsShipped { get; init; }
}
