using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>How the language models of this server are asked. They are the server's, so its administrators say it, for all workspaces.</summary>
internal sealed class PromptingActions(CurrentWorkspace workspace, ServerAdministrators administrators, ModelCatalog catalog, PromptingFile prompting, ServerAuditLog audit)
{
    /// <summary>As it is asked now, and whether somebody chose that here.</summary>
    public async Task<(PromptingChoice Now, bool IsChosen)> FindAsync(string modelId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        var model = Model(modelId);
        return (PromptingChoice.Of(model.Profile), model.Prompting is not null);
    }

    public Task SaveAsync(string modelId, PromptingInput input, CancellationToken cancellationToken) => WriteAsync(modelId, () => input.Check(), cancellationToken);

    /// <summary>As the model's own file says again.</summary>
    public Task ForgetAsync(string modelId, CancellationToken cancellationToken) => WriteAsync(modelId, () => null, cancellationToken);

    private async Task WriteAsync(string modelId, Func<PromptingChoice?> choose, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        var choice = choose();
        var key = ModelKey.Of(Model(modelId).Id);
        try
        {
            await audit.WriteAroundAsync(
                workspace.Access.UserId,
                new AuditSaying(AuditAct.WriterChanged, AuditSaying.ObjectOf("model", key), new { model = key, change = "prompting" }),
                _ =>
                {
                    prompting.Write(modelId, choice);
                    return Task.CompletedTask;
                },
                cancellationToken);
        }
        catch (Exception e) when (e is InferenceException or IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"It was not kept: {e.Message}", RefusalKind.Invalid, e);
        }

        await Task.Run(catalog.Refresh, cancellationToken);
    }

    private ChatModel Model(string modelId) =>
        catalog.Chat.FirstOrDefault(model => model.Id == modelId) ?? throw StudioException.NotFound("This language model is no longer there.");
}
