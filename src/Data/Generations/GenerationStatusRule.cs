namespace Studio.Data.Generations;

public static class GenerationStatusRule
{
    /// <summary>Waiting until the first picture starts, running until the last one ends, then the best that came of it.</summary>
    public static GenerationStatus Of(IReadOnlyCollection<PictureStatus> pictures)
    {
        if (pictures.All(p => p is PictureStatus.Queued))
        {
            return GenerationStatus.Queued;
        }

        if (pictures.Any(p => p is PictureStatus.Queued or PictureStatus.Running))
        {
            return GenerationStatus.Running;
        }

        if (pictures.Contains(PictureStatus.Succeeded))
        {
            return GenerationStatus.Succeeded;
        }

        if (pictures.Contains(PictureStatus.Failed))
        {
            return GenerationStatus.Failed;
        }

        return pictures.Contains(PictureStatus.Blocked) ? GenerationStatus.Blocked : GenerationStatus.Canceled;
    }
}
