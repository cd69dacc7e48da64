using Studio.Data.Prompts;

namespace Studio.Web.Create.Composing;

/// <summary>What the composer says about a wish before it is sent.</summary>
/// <param name="CannotDraw">A sentence; null when something of the wish can be drawn.</param>
/// <param name="Near">Wishes close to it that are known to work.</param>
/// <param name="Refusal">Why it cannot be sent at all; null when it can.</param>
public sealed record ComposerHint(string? CannotDraw, IReadOnlyList<NearWish> Near, IReadOnlyList<LockedPhrase> Locked, string Language, string? Refusal)
{
    public static readonly ComposerHint None = new(CannotDraw: null, [], [], "und", Refusal: null);

    /// <summary>Said when words go to a model that does not read their language.</summary>
    public string? Unread { get; init; }

    /// <summary>Said of a wish that the language model may find too long.</summary>
    public string? Long { get; init; }

    /// <summary>What the workspace's policy will do with it.</summary>
    public string? Ruled { get; init; }

    /// <summary>Said of a finished prompt that waits in the composer: upsampling is off for it alone.</summary>
    public string? AsItIs { get; init; }
}

public sealed record NearWish(string Language, string Text);
