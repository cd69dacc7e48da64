using Studio.Inference.Tests.Diffusion;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>
/// Every file of a model, broken in every way, one at a time: a sentence that names the file, and the process goes on. Where a
/// picture comes out all the same, the file did not decide it, and the list below says so.
/// </summary>
public sealed class BrokenFileTests : IDisposable
{
    /// <summary>Model files and what may happen to them without anybody noticing, and why that is right.</summary>
    private static readonly (string File, string[] Faults)[] Harmless =
    [
        // Nothing in it is needed: the graph says all of it.
        ("vae_encoder/config.json", ["missing", "empty", "cut", "zeros", "swapped"]),
        ("text_encoder_2/config.json", ["missing", "swapped"]),

        // Settings that have defaults, or that another model of the kind shares.
        ("tokenizer/tokenizer_config.json", ["missing", "swapped"]),
        ("tokenizer/special_tokens_map.json", ["missing", "swapped"]),
        ("tokenizer_2/tokenizer_config.json", ["missing", "swapped"]),
        ("tokenizer_2/special_tokens_map.json", ["missing", "swapped"]),
        ("model_index.json", ["swapped"]),
        ("scheduler/scheduler_config.json", ["swapped"]),
        ("text_encoder/config.json", ["swapped"]),
        ("unet/config.json", ["swapped"]),
    ];

    /// <summary>The golden models share vocabulary and VAE, so that theirs fit each other.</summary>
    private static readonly string[] SharedByGoldenModels =
    [
        "tokenizer/vocab.json", "tokenizer/merges.txt", "tokenizer_2/vocab.json", "tokenizer_2/merges.txt",
        "vae_decoder/config.json", "vae_decoder/model.onnx", "vae_encoder/model.onnx",
    ];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_file_is_named_in_a_sentence(string model, string file)
    {
        TinyModels.Copy(model, _folder);
        var path = _folder[file.Split('/')];
        var whole = File.ReadAllBytes(path);
        Try("missing", static _ => null);
        Try("empty", static _ => []);
        Try("cut", static bytes => bytes[..(bytes.Length / 2)]);
        Try("zeros", static bytes => new byte[bytes.Length]);
        Try("swapped", _ => OfAnotherModel(model, file));
        if (file.EndsWith(".onnx", StringComparison.Ordinal))
        {
            // ModelProto: one more opset_import (8) of version (2) 999; ir_version (1) 99.
            Try("of a newer opset", static bytes => [.. bytes, 0x42, 3, 0x10, 0xe7, 0x07]);
            Try("in a newer format", static bytes => [.. bytes, 0x08, 99]);
        }

        void Try(string fault, Func<byte[], byte[]?> harm)
        {
            if (harm(whole) is { } bytes)
            {
                File.WriteAllBytes(path, bytes);
            }
            else
            {
                File.Delete(path);
            }

            Check(model, file, fault, WholeModel.Use(_folder.Path, TestContext.Current.CancellationToken));
            File.WriteAllBytes(path, whole);
        }
    }

    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var model in (string[])["tiny-sd", "tiny-sdxl"])
            {
                using var folder = new TemporaryFolder();
                TinyModels.Copy(model, folder);
                foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                {
                    data.Add(model, Path.GetRelativePath(folder.Path, file).Replace('\\', '/'));
                }
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void Check(string model, string file, string fault, string? said)
    {
        var harmless = Harmless.Any(known => known.File == file && known.Faults.Contains(fault, StringComparer.Ordinal))
            || (fault == "swapped" && model == "tiny-sdxl" && SharedByGoldenModels.Contains(file, StringComparer.Ordinal));
        if (harmless)
        {
            Assert.True(said is null, $"{file}, {fault}: {said}");
            return;
        }

        Assert.True(said is not null, $"{file}, {fault}: a picture came out");
        Assert.DoesNotContain('\n', said);
        Assert.EndsWith(".", said, StringComparison.Ordinal);
        Assert.True(Names(said, file), $"{file}, {fault}: {said}");
        if (fault is "of a newer opset" or "in a newer format")
        {
            Assert.Contains("newer ONNX Runtime", said, StringComparison.Ordinal);
        }
    }

    /// <summary>The file, or, where two do not fit together, the part that the other one is of.</summary>
    private static bool Names(string said, string file) =>
        said.Contains(file, StringComparison.Ordinal)
        || said.Contains(file.Split('/')[0], StringComparison.Ordinal)
        || (file is "unet/model.onnx" or "vae_decoder/config.json" && said.Contains("the UNet", StringComparison.Ordinal) && said.Contains("the decoder", StringComparison.Ordinal))
        || (file == "text_encoder/model.onnx" && said.Contains("encoder_hidden_states", StringComparison.Ordinal));

    private static byte[] OfAnotherModel(string model, string file)
    {
        var donor = model == "tiny-sd" ? Path.Combine(Repository.Models, "studio-mini-diffusion") : TinyModels.Folder("tiny-sd");
        var path = Path.Combine(donor, file.Replace("_2/", "/", StringComparison.Ordinal));
        return File.Exists(path) ? File.ReadAllBytes(path) : "{}"u8.ToArray();
    }
}
