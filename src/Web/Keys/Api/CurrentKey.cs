using Studio.Data;
using Studio.Data.Keys;

namespace Studio.Web.Keys.Api;

/// <summary>The key of this request. Entered once, with its workspace.</summary>
internal sealed class CurrentKey
{
    private KeyEntry? _entry;

    public Guid Id => Entry.KeyId;

    public Guid WorkspaceId => Entry.Access.WorkspaceId;

    private KeyEntry Entry => _entry ?? throw new InvalidOperationException("No key has been entered.");

    public void Enter(KeyEntry entry) => _entry = entry;

    public bool Has(KeyScope scope) => Entry.Scopes.HasFlag(scope);

    public void Require(KeyScope scope)
    {
        if (!Has(scope))
        {
            throw StudioException.Forbidden($"This key may not do that. Its scopes do not include: {KeyWords.Of(scope)}.");
        }
    }
}
