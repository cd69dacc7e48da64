using Studio.Data.Prompts;
using Studio.Data.Quotas;
using Studio.Jobs.Events;

namespace Studio.Web.Create.Conversation;

/// <summary>One turn on one page. Used on the circuit's dispatcher only.</summary>
public sealed class LiveTurn(TurnView view)
{
    public event Action? Changed;

    public TurnView View { get; private set; } = view;

    /// <summary>Why nobody writes its prompt yet, a sentence; null when that is not so, or begins any moment.</summary>
    public string? Waits { get; private set; }

    /// <summary>The prompt opened for editing; null while it is read.</summary>
    public string? Editing { get; private set; }

    /// <summary>The limit that its pictures met, until they are sent otherwise.</summary>
    public QuotaExceeded? Refused { get; private set; }

    /// <summary>Why its pictures could not be asked for where no limit was met, a sentence; stays until they are asked for again.</summary>
    public string? Trouble { get; private set; }

    public void Refuse(QuotaExceeded? refused)
    {
        (Refused, Trouble) = (refused, null);
        Changed?.Invoke();
    }

    public void Refuse(string trouble)
    {
        (Refused, Trouble) = (null, trouble);
        Changed?.Invoke();
    }

    public void Apply(TurnView view)
    {
        View = view;
        Changed?.Invoke();
    }

    /// <summary>False when the event brought the end: the rows behind it must be read again.</summary>
    public bool Apply(UpsamplingEvent e)
    {
        if (View.Writing is null || View.Writing.Id != e.UpsamplingId || e.Status is not (UpsamplingStatus.Queued or UpsamplingStatus.Writing))
        {
            return false;
        }

        // What was read as ended stays ended: an event of its writing that comes late is older than the row.
        if (!View.Writing.IsGoing)
        {
            return true;
        }

        View = View with { Writing = View.Writing with { Status = e.Status, Text = e.Text, Note = e.Note } };
        Changed?.Invoke();
        return true;
    }

    public void Wait(string? why)
    {
        if (why != Waits)
        {
            Waits = why;
            Changed?.Invoke();
        }
    }

    public void Edit(string? text)
    {
        Editing = text;
        Changed?.Invoke();
    }
}
