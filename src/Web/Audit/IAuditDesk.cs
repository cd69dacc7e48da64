using Studio.Data.Audit;
using Studio.Jobs.Audit;

namespace Studio.Web.Audit;

/// <summary>One chain as its page uses it: that of a workspace, or the server's. Each method asks for the right first.</summary>
public interface IAuditDesk
{
    /// <summary>Where its page is; the export is below it.</summary>
    string Address { get; }

    string Zone { get; }

    AuditChecked? Last { get; }

    Task<AuditView> ReadAsync(AuditFilter filter, CancellationToken cancellationToken);

    Task<AuditOpened?> OpenAsync(long number, CancellationToken cancellationToken);

    /// <summary>Opens a decision that is closed while an appeal against it can still be made. That it was read is written down, and hinders from deciding one.</summary>
    Task ReadClosedAsync(long number, CancellationToken cancellationToken);

    /// <summary>Away from the circuit, which must hear "Stop" meanwhile.</summary>
    Task<AuditVerdict> VerifyAsync(IProgress<long> progress, CancellationToken cancellationToken);
}
