using Studio.Data.Models;
using Studio.Data.Workspaces;

namespace Studio.Jobs.Models;

/// <summary>What a workspace decided about models, read once.</summary>
public sealed record ModelRules(IReadOnlyDictionary<string, ModelUse> Uses, IReadOnlyList<ModelLicence> Licences)
{
    public ModelUse UseOf(ModelSubject model) => Uses.GetValueOrDefault(model.Key) ?? new ModelUse { Model = model.Key };

    public ModelLicence? AcceptanceOf(ModelSubject model) => Licences.FirstOrDefault(l => l.Model == model.Key && l.Licence == model.Licence);

    public bool NeedsAcceptance(ModelSubject model) => !model.IsShipped && AcceptanceOf(model) is null;

    /// <summary>Why somebody with this role may not make pictures with it; null when they may.</summary>
    public string? Refusal(ModelSubject model, Role? role)
    {
        var use = UseOf(model);
        if (use.IsDeniedByServer)
        {
            return $"This server does not allow {model.Name} in this workspace. Choose another model.";
        }

        if (!use.Allows(role))
        {
            return $"Your role may not use {model.Name} here. Choose another model, or ask an admin of the workspace.";
        }

        return NeedsAcceptance(model)
            ? $"The licence of {model.Name} ({(model.Licence.Length > 0 ? model.Licence : "its author states none")}) was not accepted in this workspace yet. An admin can read and accept it under Models."
            : null;
    }
}
