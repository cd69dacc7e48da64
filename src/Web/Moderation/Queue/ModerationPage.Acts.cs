using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Together;

namespace Studio.Web.Moderation.Queue;

/// <summary>What is pressed.</summary>
public sealed partial class ModerationPage
{
    /// <summary>Lets go of the one before; a case that cannot be theirs is shown all the same, with the reason.</summary>
    private async Task OpenAsync(Guid id)
    {
        if (_view is { } before && _refusal is null && before.Case.Id != id && MayDecide)
        {
            await Actions.LeaveAsync(before.Case.Id, Gone);
        }

        var view = _next?.Case.Id == id ? _next : await Queries.FindAsync(id, Gone);
        if (view is null)
        {
            throw StudioException.NotFound("There is no such case here.");
        }

        _refusal = view.Case.State is not (CaseState.Open or CaseState.Escalated) ? "This case is decided."
            : MayDecide ? await Actions.TakeAsync(id, Gone)
            : ClosedWords.Sentence(Current.Access.State);
        var companions = _refusal is null ? new Companions(await Together.OfAsync(id, Gone)) : null;
        _isAtList = false;
        (_view, _companions, _takenAt) = (view, companions, Time.GetUtcNow().UtcDateTime);
        await PreloadAsync();
    }

    /// <summary>On a phone the list and a case are not beside each other: back to the list lets go of the case.</summary>
    private async Task ListAsync()
    {
        if (_view is { } left && _refusal is null && MayDecide)
        {
            await Actions.LeaveAsync(left.Case.Id, Gone);
        }

        (_view, _refusal, _companions, _isAtList) = (null, null, null, true);
        await ReadAsync();
    }

    /// <summary>The next that is free and theirs to decide; those that somebody takes meanwhile are passed over.</summary>
    private async Task NextAsync()
    {
        var now = _view?.Case.Id;
        foreach (var row in Following(now).Where(IsFree))
        {
            await OpenAsync(row.Id);
            if (_refusal is null)
            {
                return;
            }
        }

        if (_view is { } last && (_refusal is not null || _rows.All(row => row.Id != last.Case.Id)))
        {
            (_view, _refusal) = (null, null);
        }
    }

    private async Task PreloadAsync()
    {
        _next = Following(_view?.Case.Id).FirstOrDefault(IsFree) is { } row ? await Queries.FindAsync(row.Id, Gone) : null;
    }

    /// <summary>Those after this one, then those before it.</summary>
    private IEnumerable<QueuedCase> Following(Guid? id)
    {
        var at = _rows.ToList().FindIndex(row => row.Id == id);
        return at < 0 ? _rows : _rows.Skip(at + 1).Concat(_rows.Take(at));
    }

    private bool IsFree(QueuedCase row) =>
        !row.DecidedFirst && !(row.ViewedFirst && !row.IsEscalated) && (row.HolderId is null || row.HolderId == Current.Access.UserId || row.HeldUntil < Time.GetUtcNow().UtcDateTime);

    private Task DecideAsync(Verdict verdict) => EndAsync(async id =>
    {
        var isAppeal = _view?.Case.AppealOf is not null;
        var decided = await Verdicts.PutInAsync(id, verdict, _companions?.Along ?? Along.Nothing, Gone);
        return (decided.Id, DecidedWords.Of(decided, verdict, isAppeal));
    });

    private Task EscalateAsync() => EndAsync(async id => (await Actions.EscalateAsync(id, Gone), "Escalated to owners and admins."));

    private async Task EndAsync(Func<Guid, Task<(Guid Id, string Said)>> end)
    {
        if (_view is not { } view)
        {
            return;
        }

        var (decision, said) = await end(view.Case.Id);
        var compared = view.Case.AppealOf is { } first ? await Queries.FirstViewAsync(view.Case.Id, first, Gone) : null;
        Toasts.Show(compared is null ? said : $"{said} {compared}", () => TakeBackAsync(decision, view.Case.Id));
        await ReadAsync();
        (_view, _refusal) = (null, null);
        await NextAsync();
    }

    private async Task TakeBackAsync(Guid decision, Guid about)
    {
        await Undo.RunAsync(decision, CancellationToken.None);
        if (Gone.IsCancellationRequested)
        {
            return;
        }

        await InvokeAsync(async () =>
        {
            _next = null;
            await OpenAsync(about);
            await ReadAsync();
            StateHasChanged();
        });
    }

    private async Task NoteAsync(string text)
    {
        if (_view is { } view)
        {
            await Actions.NoteAsync(view.Case.Id, text, Gone);
            _view = await Queries.FindAsync(view.Case.Id, Gone);
        }
    }

    private async Task AnswerAsync(string text)
    {
        if (_view is { } view)
        {
            await Actions.AnswerAsync(view.Case.Id, text, Gone);
            _view = await Queries.FindAsync(view.Case.Id, Gone);
            Toasts.Show("Its author reads it under Your cases, without your name.");
        }
    }
}
