namespace Studio.Web.Errors;

internal static partial class ErrorLog
{
    [LoggerMessage(LogLevel.Error, "A page failed (trace {Trace}).")]
    public static partial void PageFailed(ILogger logger, string trace, Exception exception);

    [LoggerMessage(LogLevel.Error, "A press on a page failed (trace {Trace}).")]
    public static partial void ActionFailed(ILogger logger, string trace, Exception exception);
}
