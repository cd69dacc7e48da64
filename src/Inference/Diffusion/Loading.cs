namespace Studio.Inference.Diffusion;

/// <summary>Frees what was loaded when a later part of the model turns out to be broken.</summary>
internal sealed class Loading : IDisposable
{
    private readonly List<IDisposable> _parts = [];

    public T Keep<T>(T part)
        where T : IDisposable
    {
        _parts.Add(part);
        return part;
    }

    public void Succeed() => _parts.Clear();

    public void Dispose() => _parts.ForEach(part => part.Dispose());
}
