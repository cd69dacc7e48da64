using Studio.Testing;

namespace Studio.Web.Tests;

/// <summary>The design's pages hold invented people and numbers; the program prints what the database, the manifest and the clock say.</summary>
public sealed class LiteralsOfTheMockTests
{
    private static readonly string[] Invented =
    [
        "Northlight", "northlight", "Aiko", "Tanaka", "Chen Wei", "リスの王", "Kings and queens", "絵本づくりの会", "Honigtopf",
        "512 × 512", "512²", "38 of 120", "1,284", "Studio Mini", "Studio Upsampler 3", "studio-mini", "seed 41", "seed 1907", "about 16 s", "212 GB",
        "DPM++ 2M", "7KQ4-M2ZD", "you@northlight",
    ];

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Web"), "*.razor", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_holds_what_the_design_invented(string page)
    {
        var markup = await File.ReadAllTextAsync(Path.Combine(Repository.Root, page), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Invented, invented => markup.Contains(invented, StringComparison.Ordinal));
    }
}
