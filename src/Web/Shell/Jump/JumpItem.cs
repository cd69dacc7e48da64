namespace Studio.Web.Shell.Jump;

/// <summary>One line of the jump menu. An address leads there, Opens opens a dialog, Posts sends.</summary>
public sealed record JumpItem(string Group, string Icon, string Text)
{
    public string? Address { get; init; }

    public string? Opens { get; init; }

    public string? Posts { get; init; }

    /// <summary>"3 pictures", "in its prompt: ...".</summary>
    public string? Note { get; init; }

    public string? Lang { get; init; }

    /// <summary>The newest picture of a thread.</summary>
    public string? Thumb { get; init; }

    public string? Keys { get; init; }

    /// <summary>What was typed: marked where it stands in text and note.</summary>
    public string Match { get; init; } = "";

    /// <summary>Pressing it switches between dark and light, as theme.js does.</summary>
    public bool SwitchesTheme { get; init; }
}
