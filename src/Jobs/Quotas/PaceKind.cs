namespace Studio.Jobs.Quotas;

/// <summary>What a person can only do so often within a minute.</summary>
public enum PaceKind
{
    /// <summary>Having the language model write.</summary>
    Descriptions,

    /// <summary>Sending something to be drawn, whatever the number of pictures.</summary>
    Drawings,

    /// <summary>Handing in a file.</summary>
    Files,
}
