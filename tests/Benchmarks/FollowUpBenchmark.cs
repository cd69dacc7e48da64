using System.Text.Json;
using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Evaluation;
using Studio.Inference.Tokenizers;

namespace Studio.Benchmarks;

/// <summary>60 two-turn dialogues through the embedded language model.</summary>
internal static class FollowUpBenchmark
{
    public static async Task<int> RunAsync(string models)
    {
        var dialogues = JsonSerializer.Deserialize<List<FollowUpDialogue>>(
            await File.ReadAllTextAsync(Path.Combine(models, "..", "tests", "Inference.Tests", "Prompting", "followups.json")), JsonSerializerOptions.Web)!;
        var diffusion = DiffusionFolder.Read(Path.Combine(models, "studio-mini-diffusion"));
        var window = new PromptTokenCounter(ClipTokenizer.Load(Path.Combine(diffusion.Folder, "tokenizer"))).PromptWindow;
        using var model = LlamaModel.Load(GgufModel.Read(Path.Combine(models, "studio-mini-upsampler.gguf")), new LlamaOptions());
        using var client = new LlamaChatClient(model);
        var outcomes = await new UpsamplerEvaluation(client, model.File.Profile, ModelVocabulary.Of(diffusion), window).RunAsync(dialogues, CancellationToken.None);
        Console.WriteLine("## Follow-up turns");
        Console.WriteLine(UpsamplerEvaluation.Report(outcomes));
        foreach (var wrong in outcomes.Where(o => !o.Dialogue.IsRight(o.Repaired.Text)))
        {
            Console.WriteLine($"- wrong: {wrong.Dialogue.Change} -> {wrong.Repaired.Text}");
        }

        return 0;
    }
}
