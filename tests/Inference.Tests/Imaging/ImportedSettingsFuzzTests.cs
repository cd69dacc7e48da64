using System.Text;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Inference.Tests.Imaging;

/// <summary>Damage to the texts in which programs say how a picture was made: settings or none, and never an error, because the picture itself is fine.</summary>
public sealed class ImportedSettingsFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Damaged_texts_give_settings_or_none()
    {
        var originals = Directory.EnumerateFiles(Path.Combine(Goldens.Folder("png-metadata"), "png"), "*.png")
            .Order(StringComparer.Ordinal)
            .Select(file => PngReader.Read(File.ReadAllBytes(file)).Texts)
            .Where(texts => texts.Count > 0)
            .ToList();
        var cases = LongRun.Count(normal: 20_000, full: 2_000_000);
        var random = new Random(20261122);
        var read = 0;
        for (var i = 0; i < cases; i++)
        {
            var damaged = originals[i % originals.Count].Select(text => text with { Text = Damaged(text.Text, random) }).ToList();
            read += ImportedSettings.From(damaged) is null ? 0 : 1;
        }

        output.WriteLine($"fuzz: picture metadata: {cases} cases, {read} read");
        Assert.InRange(read, cases / 100, cases);
    }

    private static string Damaged(string text, Random random) => Encoding.UTF8.GetString(Damage.To(Encoding.UTF8.GetBytes(text), random));
}
