namespace Studio.Jobs.Slots;

/// <summary>The child could not use the provider that its work asked for. The work was not begun and is not to blame.</summary>
public sealed class ProviderRefusedException(string provider, string why) : Exception(why)
{
    public string Provider { get; } = provider;
}
