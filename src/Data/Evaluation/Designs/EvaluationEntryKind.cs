namespace Studio.Data.Evaluation.Designs;

public enum EvaluationEntryKind
{
    /// <summary>The studio draws its pictures.</summary>
    Made,

    /// <summary>A folder of pictures from elsewhere.</summary>
    Imported,
}
