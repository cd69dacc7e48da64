using System.Text.Json;
using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Evaluation;
using Studio.Inference.Tokenizers;

namespace Studio.Benchmarks;

/// <summary>First wishes and two-turn dialogues through the embedded language model; the held-out table was not looked at while the repair was written.</summary>
internal static class FollowUpBenchmark
{
    public static async Task<int> RunAsync(string models)
    {
        var diffusion = DiffusionFolder.Read(Path.Combine(models, "studio-mini-diffusion"));
        var window = new PromptTokenCounter(ClipTokenizer.Load(Path.Combine(diffusion.Folder, "tokenizer"))).PromptWindow;
        using var model = LlamaModel.Load(GgufModel.Read(Path.Combine(models, "studio-mini-upsampler.gguf")), new LlamaOptions());
        using var client = new LlamaChatClient(model);
        var evaluation = new UpsamplerEvaluation(client, model.File.Profile, ModelVocabulary.Of(diffusion), window);
        var first = await evaluation.RunAsync(await ReadAsync<FirstWish>(models, "firstwishes"), CancellationToken.None);
        Console.WriteLine($"## First wishes (firstwishes.json)\n\n{UpsamplerEvaluation.Report(first)}");
        foreach (var wrong in first.Where(o => !o.Wish.IsRight(o.Repaired.Text)))
        {
            Console.WriteLine($"- wrong: {wrong.Wish.Wish} -> {wrong.Repaired.Text}");
        }

        foreach (var name in (string[])["followups", "followups-heldout", "followups-two"])
        {
            var dialogues = await ReadAsync<FollowUpDialogue>(models, name);
            var outcomes = await evaluation.RunAsync(dialogues, CancellationToken.None);
            Console.WriteLine($"## Follow-up turns ({name}.json)\n");
            Console.WriteLine(UpsamplerEvaluation.Report(outcomes));
            foreach (var wrong in outcomes.Where(o => !o.Dialogue.IsRight(o.Repaired.Text)))
            {
                Console.WriteLine($"- wrong: {wrong.Dialogue.Change} -> {wrong.Repaired.Text}");
            }
        }

        return 0;
    }

    private static async Task<List<T>> ReadAsync<T>(string models, string name)
    {
        var file = Path.Combine(models, "..", "tests", "Inference.Tests", "Prompting", $"{name}.json");
        return JsonSerializer.Deserialize<List<T>>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web)!;
    }
}
