namespace Studio.Data.Evaluation.Folders;

/// <summary>How the files of a folder name their prompts.</summary>
public enum FolderNaming
{
    Numbered,
    NumberedFolders,
    Words,
    Keys,
}

/// <param name="Row">In the file the prompt came from, from 0.</param>
/// <param name="Key">The name the set gives it; null for none.</param>
public sealed record NamedPrompt(int Row, string Text, string? Key);

/// <param name="Prompt">Its place in the list that was asked about.</param>
/// <param name="Number">From 0, without gaps.</param>
public sealed record MatchedPicture(string Path, int Prompt, int Number);

/// <param name="Of">Prompts that were asked about.</param>
/// <param name="Files">Pictures in the folder.</param>
/// <param name="Again">Files that name a prompt and a number that another file has already: they are not used.</param>
/// <param name="Nameless">Files whose names say no prompt of the evaluation.</param>
public sealed record FolderMatch(FolderNaming Naming, IReadOnlyList<MatchedPicture> Pictures, int Of, int Files, IReadOnlyList<string> Again, int Nameless)
{
    public int Prompts => Pictures.Select(picture => picture.Prompt).Distinct().Count();

    public string By => Naming switch
    {
        FolderNaming.Numbered => "by number, as 12_0.png",
        FolderNaming.NumberedFolders => "by folder, as 00012/0000.png",
        FolderNaming.Words => "by the words of the prompt",
        FolderNaming.Keys => "by the names the set gives",
        _ => throw new InvalidOperationException("Unknown naming."),
    };
}
