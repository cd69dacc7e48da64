using Studio.Data.Evaluation.Folders;

namespace Studio.Data.Tests.Evaluation.Folders;

public sealed class PictureNamesTests
{
    private static readonly IReadOnlyList<NamedPrompt> Prompts =
        [new(0, "A mauve kite.", null), new(7, "A tin, a cup: and a \"box\"?", null), new(12, "赤いネコ", "cat-1")];

    [Fact]
    public void Rows_and_numbers_from_nought_are_those_of_the_samples_of_DALL_E_3()
    {
        var match = PictureNames.Match(["12_1.png", "12_0.png", "0_0.png", "0_1.png", "0_2.png", "3_0.png", "README.md"], Prompts, most: 2);

        Assert.Equal(FolderNaming.Numbered, match.Naming);
        Assert.Equal([("0_0.png", 0, 0), ("0_1.png", 0, 1), ("12_0.png", 2, 0), ("12_1.png", 2, 1)], match.Pictures.Select(p => (p.Path, p.Prompt, p.Number)));
        Assert.Equal((2, 3, 7), (match.Prompts, match.Of, match.Files));
    }

    [Fact]
    public void Folders_of_numbers_are_those_of_GenEval()
    {
        var match = PictureNames.Match(["images/00007/samples/0000.png", "images/00007/samples/0001.png", "images/00012/samples/0003.png"], Prompts, most: 4);

        Assert.Equal(FolderNaming.NumberedFolders, match.Naming);
        Assert.Equal([(1, 0), (1, 1), (2, 0)], match.Pictures.Select(p => (p.Prompt, p.Number)));
    }

    [Fact]
    public void Words_are_compared_without_what_no_file_system_takes()
    {
        var match = PictureNames.Match(["val/A mauve kite._000960.png", "val/A mauve kite._000961.png", "val/A tin, a cup and a box_000010.png"], Prompts, most: 4);

        Assert.Equal(FolderNaming.Words, match.Naming);
        Assert.Equal([(0, 0), (0, 1), (1, 0)], match.Pictures.Select(p => (p.Prompt, p.Number)));
    }

    [Fact]
    public void Keys_of_the_set_name_pictures()
    {
        var match = PictureNames.Match(["cat-1.webp", "other.webp"], [.. Prompts.Skip(2)], most: 1);

        Assert.Equal([("cat-1.webp", 0, 0)], match.Pictures.Select(p => (p.Path, p.Prompt, p.Number)));
    }

    [Fact]
    public void The_same_picture_twice_counts_once()
    {
        var match = PictureNames.Match(["0_0.png", "0_0.webp", "again/0_0.png"], Prompts, most: 4);

        Assert.Equal("0_0.png", Assert.Single(match.Pictures).Path);
        Assert.Equal(["0_0.webp", "again/0_0.png"], match.Again);
        Assert.Equal(match.Pictures, PictureNames.Match(["again/0_0.png", "0_0.webp", "0_0.png"], Prompts, most: 4).Pictures);
    }

    [Fact]
    public void What_names_no_prompt_of_the_evaluation_is_counted()
    {
        var match = PictureNames.Match(["0_0.png", "5_0.png", "cover.png"], Prompts, most: 1);

        Assert.Equal((1, 2), (match.Prompts, match.Nameless));
        Assert.Empty(match.Again);
    }

    [Fact]
    public void More_pictures_than_are_asked_for_contradict_nothing()
    {
        var match = PictureNames.Match(["0_0.png", "0_1.png", "0_2.png"], Prompts, most: 1);

        Assert.Single(match.Pictures);
        Assert.Empty(match.Again);
    }

    [Fact]
    public void A_folder_of_something_else_matches_nothing()
    {
        Assert.Equal(0, PictureNames.Match(["holiday.jpg", "999999999999999_0.png"], Prompts, most: 4).Prompts);
        Assert.Equal(0, PictureNames.Match([], Prompts, most: 4).Prompts);
    }
}
