using Studio.Data.Models;
using Studio.Inference.Models;

namespace Studio.Jobs.Models;

/// <summary>What the rules about a model need of it.</summary>
/// <param name="IsShipped">It came with Studio: nobody has to accept the licence of the program they already run.</param>
public sealed record ModelSubject(string Id, string Name, string Licence, bool IsShipped)
{
    public string Key => ModelKey.Of(Id);

    public static ModelSubject Of(DiffusionModel model) => new(model.Id, model.Name, ModelKey.Licence(model.Licence), model.IsShipped);

    public static ModelSubject Of(ChatModel model) => new(model.Id, model.Name, ModelKey.Licence(model.Licence), model.IsShipped);
}
