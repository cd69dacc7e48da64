namespace Studio.Web.Workspaces;

/// <summary>Which files looks were given already by this server. Thread-safe; what belongs to a look that is over is forgotten.</summary>
internal sealed class LookedFiles : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    private readonly Dictionary<(Guid Look, string File), DateTime> _given = [];

    /// <summary>Whoever asks for the same file meanwhile waits: nobody is given it before it is written.</summary>
    public async Task OnceAsync(Guid look, string file, (DateTime Now, DateTime EndsAt) time, Func<Task> write, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_given.ContainsKey((look, file)))
            {
                return;
            }

            await write();
            foreach (var over in _given.Where(given => given.Value <= time.Now).Select(given => given.Key).ToList())
            {
                _given.Remove(over);
            }

            _given.Add((look, file), time.EndsAt);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
