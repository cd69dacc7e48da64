using Microsoft.Extensions.AI;
using Studio.Data.Gallery;
using Studio.Inference;
using Studio.Inference.Chat;
using Studio.Inference.Chat.Remote;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Web.Commands;

/// <summary>Who writes prompts for a verb: a GGUF file in this process, or a model at an address.</summary>
internal sealed class CommandWriter : IDisposable
{
    /// <summary>An argument would stand in the shell's history.</summary>
    private const string KeyVariable = "STUDIO_WRITER_KEY";

    private readonly LlamaModel? _model;

    private CommandWriter(ChatModel file, LlamaModel model)
    {
        (Id, Name, Hash, Profile, _model) = (file.Id, file.Name, file.Hash, file.Profile, model);
        Client = new LlamaChatClient(model);
    }

    private CommandWriter(RemoteEndpoint endpoint)
    {
        (Id, Name, Hash, Profile) = (endpoint.Model, $"{endpoint.Model} at {endpoint.Host}", "", new UpsamplerProfile());
        Client = new RemoteChatClient(endpoint, new RemoteLimits(), TimeProvider.System);
    }

    public string Id { get; }

    public string Name { get; }

    /// <summary>Empty for an address: nobody knows which weights answer there.</summary>
    public string Hash { get; }

    public UpsamplerProfile Profile { get; }

    public IChatClient Client { get; }

    /// <param name="id">Of the file, or the name that the model has at the address.</param>
    public static CommandWriter Open(ModelCatalog catalog, string? id, string? address)
    {
        if (address is null)
        {
            var file = catalog.FindWriter(id);
            return new CommandWriter(file, LlamaModel.Load(file, new LlamaOptions()));
        }

        try
        {
            return new CommandWriter(RemoteEndpoint.Parse(address, id ?? "", Environment.GetEnvironmentVariable(KeyVariable)));
        }
        catch (InferenceException bad)
        {
            throw new BadInputException(bad.Message);
        }
    }

    public UpsamplerProvenance Provenance(long seed) => new(Name, Hash, PromptUpsampler.VersionOf(Profile), seed);

    public void Dispose()
    {
        Client.Dispose();
        _model?.Dispose();
    }
}
