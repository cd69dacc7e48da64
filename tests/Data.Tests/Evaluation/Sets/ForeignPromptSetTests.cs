using Studio.Data.Evaluation.Sets;

namespace Studio.Data.Tests.Evaluation.Sets;

/// <summary>The published sets as their authors give them, where a folder with them is named; none of them lies in the repository.</summary>
public sealed class ForeignPromptSetTests
{
    private const string Variable = "STUDIO_PROMPT_SETS";

    [Theory, Trait("needs", "foreign prompt sets")]
    [InlineData("drawbench/DrawBench.csv", PromptFormat.DrawBench, 200, 11)]
    [InlineData("parti/PartiPrompts.tsv", PromptFormat.PartiPrompts, 1_632, 12)]
    [InlineData("t2i-compbench/non_spatial.txt", PromptFormat.T2ICompBench, 1_000, 1)]
    [InlineData("dalle3-eval/dalle3_eval.txt", PromptFormat.Dalle3Eval, 170, 1)]
    [InlineData("dalle3-eval/8k_coco.txt", PromptFormat.Dalle3Eval, 8_192, 1)]
    [InlineData("geneval/evaluation_metadata.jsonl", PromptFormat.GenEval, 553, 6)]
    public async Task A_published_set_is_read_whole(string file, PromptFormat format, int prompts, int categories)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }, $"{Variable} names no folder with the published prompt sets.");
        var path = Path.Combine(Environment.GetEnvironmentVariable(Variable)!, file);
        Assert.SkipUnless(File.Exists(path), $"{Variable} has no {file}.");

        var read = Assert.IsType<ReadPrompts>(PromptFile.Read(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), Path.GetFileName(path), ReadAs.Given));

        Assert.Equal(format, read.Format);
        Assert.Equal(prompts, read.Prompts.Count + read.LeftOut.Twice + read.LeftOut.Elsewhere);
        Assert.Equal(categories, read.Prompts.Select(p => p.Category).Distinct().Count());
        TestContext.Current.TestOutputHelper!.WriteLine($"{read.Prompts.Count} prompts. {read.LeftOut.Sentence}");
    }
}
