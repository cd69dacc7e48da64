namespace Studio.Data;

/// <summary>A row that is written once: neither the program (AppendOnlyGuard) nor its role on PostgreSQL can change or delete it. It goes only with its workspace.</summary>
public interface IAppendOnly;
