namespace Studio.Web.Create.Conversation;

/// <summary>Who wrote a piece of a prompt.</summary>
public enum WordMark
{
    /// <summary>The person's own words, or their translation.</summary>
    Plain,

    /// <summary>Added by the language model.</summary>
    Added,

    /// <summary>Kept because the person locked it.</summary>
    Locked,

    /// <summary>Written by the person over what was there.</summary>
    Edited,

    /// <summary>Was there before the edit.</summary>
    Removed,

    /// <summary>A rule of the policy found it.</summary>
    Hit,
}

/// <summary>Neighbouring words of one kind. Unseen words lie beyond the window of the model that makes the pictures.</summary>
public readonly record struct WordRun(string Text, WordMark Mark, bool Unseen = false);
