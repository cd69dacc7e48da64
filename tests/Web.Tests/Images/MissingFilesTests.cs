using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Testing;

namespace Studio.Web.Tests.Images;

public sealed class MissingFilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_file_is_logged_once_however_often_it_is_asked_for()
    {
        using var heard = new Heard();
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton<ILoggerProvider>(heard);
        });
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        File.Delete(Assert.Single(Directory.GetFiles(Path.Combine(studio.DataFolder, "blobs"), image.BlobHash, SearchOption.AllDirectories)));
        using var client = new Client(studio);
        using var _ = await client.SignInAsync(TestPerson.Owner, Token);

        foreach (var what in new[] { "thumb", "file", "thumb?size=640", "file" })
        {
            using var answer = await client.GetAsync($"/w/{TestPerson.Slug}/images/{image.Id}/{what}", Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Single(heard.Lines, line => line.Contains(image.BlobHash, StringComparison.Ordinal) && line.Contains("missing", StringComparison.Ordinal));
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
