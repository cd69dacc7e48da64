namespace Studio.Data.Moderation.Cases;

/// <summary>What a decision does to what the case is about. Whoever owns that kind of thing registers one, scoped.</summary>
public interface ICaseConsequence
{
    bool Concerns(ModerationCase about);

    /// <summary>In the transaction of the decision.</summary>
    Task ApplyAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken);

    /// <summary>In the transaction of the undoing, within seconds.</summary>
    Task UndoAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken);

    /// <summary>After either is saved: starting or stopping what waited for it, by how it stands now.</summary>
    Task SettledAsync(ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken);
}
