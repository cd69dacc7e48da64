using Studio.Inference.Diffusion;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

internal static class TinyModels
{
    public static StableDiffusionPipeline Load(string name) => StableDiffusionPipeline.Load(Folder(name), new OnnxOptions());

    public static StableDiffusionPipeline LoadEmbedded() =>
        StableDiffusionPipeline.Load(Path.Combine(Repository.Models, "studio-mini-diffusion"), new OnnxOptions());

    public static string Folder(string name) => Path.Combine(Goldens.Folder("pipelines"), name);

    /// <summary>The model's files without its runs, to break or mix.</summary>
    public static void Copy(string name, TemporaryFolder target)
    {
        var source = Folder(name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (!relative.StartsWith("runs", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target[relative])!);
                File.Copy(file, target[relative]);
            }
        }
    }
}
