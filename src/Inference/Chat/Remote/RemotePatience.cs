namespace Studio.Inference.Chat.Remote;

/// <summary>The clocks of one answer: one for its next word, one for the whole.</summary>
internal sealed class RemotePatience : IDisposable
{
    private readonly RemoteLimits _limits;
    private readonly CancellationToken _person;
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _any;

    public RemotePatience(RemoteLimits limits, TimeProvider time, CancellationToken person)
    {
        (_limits, _person) = (limits, person);
        _silence = new CancellationTokenSource(limits.FirstWord, time);
        _whole = new CancellationTokenSource(limits.Whole, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, _whole.Token, person);
    }

    public CancellationToken Token => _any.Token;

    public void Heard() => _silence.CancelAfter(_limits.Silence);

    /// <summary>What the end of the token meant; the person's own cancel stays a cancel.</summary>
    public Exception Reason(RemoteEndpoint endpoint, OperationCanceledException canceled)
    {
        return _person.IsCancellationRequested ? new OperationCanceledException(canceled.Message, canceled, _person)
            : _whole.IsCancellationRequested ? RemoteFailure.NoEnd(endpoint, _limits.Whole)
            : RemoteFailure.Silent(endpoint, canceled);
    }

    public void Dispose()
    {
        _any.Dispose();
        _whole.Dispose();
        _silence.Dispose();
    }
}
