using Studio.Data.Users;

namespace Studio.Web.Account.Confirming;

/// <summary>
/// Asks the person at an open page whether it is really them, unless they showed it lately: a dialog over the page, which stays as it is.
/// One per circuit; ConfirmDialog in the page's frame shows the question.
/// </summary>
public sealed class Confirmations(FreshSignIn fresh)
{
    private TaskCompletionSource<Confirmed?>? _question;

    /// <summary>Somebody has to be asked now.</summary>
    public event Action? Asked;

    /// <summary>Null when the person closed the question: then nothing is done.</summary>
    public async Task<Confirmed?> AskAsync(CancellationToken cancellationToken)
    {
        if (await fresh.FindAsync(cancellationToken) is { } confirmed)
        {
            return confirmed;
        }

        Close();
        var question = _question = new TaskCompletionSource<Confirmed?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Asked?.Invoke();
        return await question.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The page's script heard the server accept an answer. The row decides, not the script.</summary>
    internal async Task AnswerAsync(CancellationToken cancellationToken)
    {
        if (await fresh.FindAsync(cancellationToken) is { } confirmed)
        {
            _question?.TrySetResult(confirmed);
        }
    }

    internal void Close() => _question?.TrySetResult(null);
}
