using System.Text.Json;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Inference.Tests.Imaging;

public sealed class GoldenPngTests(ITestOutputHelper output)
{
    private static readonly string Folder = Goldens.Folder("png-metadata");

    [Fact]
    public void Texts_of_files_that_another_program_wrote_are_read()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "png", "index.json")));
        var files = index.RootElement.GetProperty("files").EnumerateArray().ToList();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(Folder, file.GetProperty("file").GetString()!));
            var expected = file.GetProperty("text").EnumerateObject().Select(text => new PngText(text.Name, text.Value.GetString()!));
            Assert.Equal(expected, PngReader.ReadTexts(bytes));
            Assert.Equal(file.GetProperty("chunks").EnumerateArray().Select(chunk => chunk.GetString()), PngChunks.Parse(bytes).Select(chunk => chunk.Type));
            Assert.Equal((4, 3), (PngReader.Read(bytes).Width, PngReader.Read(bytes).Height));
        }

        output.WriteLine(Goldens.Count(Path.Combine(Folder, "png"), files.Count, files.Count));
    }

    [Fact]
    public void Texts_are_written_in_the_chunks_that_the_other_program_chose()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "png", "index.json")));
        foreach (var file in index.RootElement.GetProperty("files").EnumerateArray())
        {
            var texts = file.GetProperty("text").EnumerateObject().Select(text => new PngText(text.Name, text.Value.GetString()!)).ToList();
            var written = PngWriter.Write(1, 1, [1, 2, 3], texts);
            var uncompressed = file.GetProperty("chunks").EnumerateArray().Select(chunk => chunk.GetString() == "zTXt" ? "tEXt" : chunk.GetString());
            Assert.Equal(uncompressed, PngChunks.Parse(written).Select(chunk => chunk.Type));
            Assert.Equal(texts, PngReader.ReadTexts(written));
        }
    }
}
