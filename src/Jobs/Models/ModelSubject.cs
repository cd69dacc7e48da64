using Studio.Data.Models;
using Studio.Inference.Models;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Jobs.Models;

/// <summary>What the rules about a model need of it.</summary>
/// <param name="IsShipped">It came with Studio: nobody has to accept the licence of the program they already run.</param>
public sealed record ModelSubject(string Id, string Name, string Licence, bool IsShipped)
{
    public string Key => ModelKey.Of(Id);

    public static ModelSubject Of(DiffusionModel model) => new(model.Id, model.Name, ModelKey.Licence(model.Licence), model.IsShipped);

    /// <summary>Whoever entered the address answers for the model there: no licence lies beside it to accept.</summary>
    public static ModelSubject Of(RemoteWriter writer) => new(RemoteAddress.IdOf(writer), writer.Name, "", IsShipped: true);

    public static ModelSubject Of(ChatModel model) => new(model.Id, model.Name, ModelKey.Licence(model.Licence), model.IsShipped);
}
