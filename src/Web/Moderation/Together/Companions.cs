using Studio.Web.Moderation.Cases;

namespace Studio.Web.Moderation.Together;

/// <summary>What of all that could be decided together a moderator has picked. Everything at first; one left out stays left out while the case is open.</summary>
public sealed class Companions(TogetherView all)
{
    private readonly HashSet<Guid> _left = [];

    public TogetherView All { get; private set; } = all;

    public bool IsOn { get; set; } = true;

    public Along Along => IsOn ? new Along([.. All.Alike.Concat(All.Waiting).Where(Has)], [.. All.Derived.Where(Has)]) { Back = [.. All.Removed.Where(Has)] } : Along.Nothing;

    public bool Has(Guid id) => !_left.Contains(id);

    public void Toggle(Guid id)
    {
        if (!_left.Remove(id))
        {
            _left.Add(id);
        }
    }

    /// <summary>Others come and go while somebody looks.</summary>
    public void Refresh(TogetherView all) => All = all;
}
