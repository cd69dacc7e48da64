using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Studio.Web.Tests.Shell;

/// <summary>Every line of the log from a warning up.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    private readonly ConcurrentQueue<KeptLine> _lines = new();

    public IReadOnlyList<KeptLine> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<KeptLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue(new KeptLine(category, logLevel, formatter(state, exception), exception));
            }
        }
    }
}

internal sealed record KeptLine(string Category, LogLevel Level, string Text, Exception? Exception);
