namespace Studio.Data.Generations;

public enum GenerationKind
{
    Create,
    Variation,
    Edit,
    Replay,
}
