using System.CommandLine;
using Studio.Inference.Models;

namespace Studio.Web.Commands;

internal static class ModelsCommand
{
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var list = new Command("list", "List the models on disk, and what is wrong with those that cannot be used.") { Data, Json };
        list.Runs((line, _) => ListAsync(line));
        var command = new Command("models", "List, add, verify, update and remove models. Without a verb it lists them.")
        {
            Data,
            Json,
            list,
            ModelsAddCommand.Create(),
            ModelsVerifyCommand.Create(),
            ModelsUpdateCommand.Create(),
            ModelsRemoveCommand.Create(),
            ModelsMeasureAgainCommand.Create(),
        };
        command.Runs((line, _) => ListAsync(line));
        return command;
    }

    private static Task ListAsync(ParseResult line)
    {
        var catalog = Installation.Models(line.GetValue(Data));
        return line.GetValue(Json) ? CommandJson.PrintAsync(Report(catalog)) : PrintAsync(catalog);
    }

    private static object Report(ModelCatalog catalog) => new
    {
        Diffusion = catalog.Diffusion.Select(model => new { model.Id, model.Name, model.Family, model.Folder, model.Hash, model.Licence, model.PromptTokens, model.Limits, model.Defaults, model.DefaultsNote }),
        Chat = catalog.Chat.Select(model => new { model.Id, model.Name, model.Architecture, model.File, model.Hash, model.Licence, model.ContextLength }),
        Classifiers = catalog.Classifiers.Select(model => new { model.Id, model.Name, model.Folder, model.Hash, model.Licence, model.Labels }),
        Broken = catalog.Broken,
    };

    private static async Task PrintAsync(ModelCatalog catalog)
    {
        foreach (var model in catalog.Diffusion)
        {
            var sizes = model.Limits.FixedSize ? $"{string.Join(", ", model.Limits.Sizes)} only" : $"{model.Limits.MinSize} to {model.Limits.MaxSize} pixels";
            await LineAsync("pictures", model.Id, $"{model.Name}, {sizes}, {model.Defaults.Sampler} {model.Defaults.Steps} steps, {model.Licence ?? "licence not stated"}");
            if (model.DefaultsNote is { } note)
            {
                await LineAsync("", "", note);
            }
        }

        foreach (var model in catalog.Chat)
        {
            await LineAsync("prompts", model.Id, $"{model.Name}, {model.Architecture}, {model.ContextLength} tokens, {model.Licence ?? "licence not stated"}");
        }

        foreach (var model in catalog.Classifiers)
        {
            await LineAsync("safety", model.Id, $"{string.Join(", ", model.Labels)}; {model.Licence ?? "licence not stated"}");
        }

        foreach (var broken in catalog.Broken)
        {
            // Its sentence stands alone elsewhere, with the name before it.
            var name = Path.GetFileName(broken.Folder);
            await LineAsync("broken", name, broken.Sentence.StartsWith($"{name}: ", StringComparison.Ordinal) ? broken.Sentence[(name.Length + 2)..] : broken.Sentence);
        }
    }

    private static Task LineAsync(string kind, string id, string about) => Console.Out.WriteLineAsync($"{kind,-9} {id,-28} {about}");
}
