using Studio.Data.Models;
using Studio.Inference.Models;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Jobs.Upsamplings;

/// <summary>A language model that can write prompts in a workspace: a file of this server, or a model at an address.</summary>
public sealed record Writer
{
    private Writer(string id, string name, UpsamplerProfile profile, ModelSubject subject) => (Id, Name, Profile, Subject) = (id, name, profile, subject);

    /// <summary>As GenerationSettings.Writer names it.</summary>
    public string Id { get; }

    public string Name { get; }

    public UpsamplerProfile Profile { get; }

    /// <summary>For the rules about who may use it.</summary>
    public ModelSubject Subject { get; }

    /// <summary>Null for a model at an address.</summary>
    public ChatModel? File { get; private init; }

    /// <summary>Null for a file.</summary>
    public RemoteWriter? Remote { get; private init; }

    /// <summary>Where wishes go when they leave this server.</summary>
    public string? Host => Remote is null ? null : RemoteAddress.HostOf(Remote.Address);

    /// <summary>What it is called where it lies.</summary>
    public string Model => File?.Id ?? Remote!.Model;

    /// <summary>Empty for an address: nobody knows which weights answer there.</summary>
    public string Hash => File?.Hash ?? "";

    public static Writer Of(ChatModel file) => new(file.Id, file.Name, file.Profile, ModelSubject.Of(file)) { File = file };

    public static Writer Of(RemoteWriter remote) => new(RemoteAddress.IdOf(remote), remote.Name, RemoteAddress.ProfileOf(remote), ModelSubject.Of(remote)) { Remote = remote };
}
