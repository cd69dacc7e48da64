namespace Studio.Data.Evaluation.Designs;

/// <summary>How many pairs a design makes for one question: each two systems that have a picture for the same place of a prompt.</summary>
public static class DesignPairs
{
    /// <param name="places">Prompts times pictures for each.</param>
    /// <param name="made">Systems that draw: they have a picture for every place.</param>
    /// <param name="brought">How many folders have a picture, for each place where one has.</param>
    public static int Of(int places, int made, IReadOnlyCollection<int> brought) =>
        ((places - brought.Count) * EachTwo(made)) + brought.Sum(folders => EachTwo(made + folders));

    private static int EachTwo(int systems) => systems * (systems - 1) / 2;
}
