namespace Studio.Data.Evaluation.Runs;

public enum SampleState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    Queued,

    /// <summary>There is a picture.</summary>
    Done,

    /// <summary>A rule refused the wish or the text.</summary>
    Refused,

    /// <summary>It could not be drawn.</summary>
    Failed,

    /// <summary>It was drawn, and is held or removed by moderation.</summary>
    Blocked,

    /// <summary>The evaluation was closed before.</summary>
    Cancelled,

    /// <summary>The folder has no picture for the prompt.</summary>
    Missing,
}
