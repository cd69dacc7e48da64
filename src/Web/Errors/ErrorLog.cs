namespace Studio.Web.Errors;

internal static partial class ErrorLog
{
    [LoggerMessage(LogLevel.Error, "A page failed (trace {Trace}).")]
    public static partial void PageFailed(ILogger logger, string trace, Exception exception);

    [LoggerMessage(LogLevel.Error, "A press on a page failed (trace {Trace}).")]
    public static partial void ActionFailed(ILogger logger, string trace, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Work} of a page cannot reach the database; it is tried again until it can")]
    public static partial void UnaskedWaits(ILogger logger, string work, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Work} of a page, which nobody had pressed for, failed; the page shows what it had")]
    public static partial void UnaskedFailed(ILogger logger, string work, Exception exception);
}
