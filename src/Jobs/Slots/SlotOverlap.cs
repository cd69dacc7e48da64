namespace Studio.Jobs.Slots;

/// <summary>
/// Works off pieces of work whose last part needs no slot: a picture is encoded and stored while the next one is drawn. One is in its
/// last part at most, so that a slow disk holds the slot back instead of filling the memory.
/// </summary>
internal static class SlotOverlap
{
    /// <summary>Returns when nothing waits and everything is done.</summary>
    /// <param name="next">Claims the next piece; null when none waits.</param>
    /// <param name="work">Does it all, and calls the action when it needs the slot no more.</param>
    /// <param name="stopping">Ends the claiming; what is claimed ends by its own token.</param>
    public static async Task WorkOffAsync<T>(Func<CancellationToken, Task<T?>> next, Func<T, Action, Task> work, CancellationToken stopping)
        where T : class
    {
        var finishing = Task.CompletedTask;
        try
        {
            while (await next(stopping) is { } piece)
            {
                var free = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var before = finishing;
                finishing = work(piece, () => free.TrySetResult());
                await Task.WhenAny(free.Task, finishing);
                await before;
                if (finishing.IsCompleted)
                {
                    // Trouble of a piece that never freed the slot is told before the next one is claimed.
                    await finishing;
                }

                stopping.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await finishing;
        }
    }
}
