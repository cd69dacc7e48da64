using System.Collections.Concurrent;

namespace Studio.Inference.Chat;

/// <summary>Contexts are kept between wishes: making one costs more than a short answer.</summary>
internal sealed class LlamaContextPool(LlamaModel model, LlamaOptions options) : IDisposable
{
    private readonly ConcurrentBag<LlamaContext> _idle = [];
    private readonly SemaphoreSlim _free = new(Math.Max(1, options.Contexts));

    public async Task<LlamaContext> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return _idle.TryTake(out var context) ? context : new LlamaContext(model, options.ThreadCount);
        }
        catch (InferenceException)
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Has one context ready. Does nothing when there is one, or when all are at work.</summary>
    public void Prepare()
    {
        if (!_idle.IsEmpty || !_free.Wait(0))
        {
            return;
        }

        try
        {
            _idle.Add(new LlamaContext(model, options.ThreadCount));
        }
        finally
        {
            _free.Release();
        }
    }

    public void Return(LlamaContext context)
    {
        _idle.Add(context);
        _free.Release();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var context))
        {
            context.Dispose();
        }

        _free.Dispose();
    }
}
