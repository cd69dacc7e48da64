using System.Net;
using System.Net.Sockets;
using Studio.Data;
using Studio.Testing;
using Studio.Web.Startup;
using Studio.Web.Tests.Commands;

namespace Studio.Web.Tests;

public sealed class StartupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_on_the_same_data_folder_says_so()
    {
        await using var studio = await RunningStudio.StartAsync(Token);

        var sentence = await FailAsync(new StudioAppOptions { Port = 0, DataFolder = studio.DataFolder });

        Assert.Contains("already running on the data folder", sentence, StringComparison.Ordinal);
        Assert.Contains(studio.DataFolder, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_a_way_out()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var sentence = await FailAsync(new StudioAppOptions { Port = port, DataFolder = folder.Path });

        Assert.Contains($":{port}", sentence, StringComparison.Ordinal);
        Assert.Contains("--port", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_configuration_is_named()
    {
        using var folder = new TemporaryFolder();

        var sentence = await FailAsync(new StudioAppOptions
        {
            Port = 0,
            DataFolder = folder.Path,
            Configure = builder => builder.Configuration[$"{DataOptions.Section}:Provider"] = "Oracle",
        });

        Assert.Contains("Data:Provider must be Sqlite or PostgreSql.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void PostgreSQL_without_a_connection_string_is_a_sentence()
    {
        using var folder = new TemporaryFolder();

        var refusal = Assert.Throws<StudioException>(() => StudioApp.Build(new StudioAppOptions { Port = 0, DataFolder = folder.Path, Args = ["--Data:Provider=PostgreSql"] }));

        Assert.Equal("Data:ConnectionString is needed when Data:Provider is PostgreSql (docs/operations.md shows one).", StartupFailure.Sentence(refusal));
    }

    [Fact]
    public async Task A_provider_that_does_not_exist_ends_the_program_with_its_sentence_alone()
    {
        using var program = new StudioProgram();
        program.Environment["Data__Provider"] = "MySql";

        var end = await program.RunAsync(Token, "serve", "--port", "0");

        Assert.Equal(1, end.Code);
        Assert.Contains("Data:Provider must be Sqlite or PostgreSql.", end.Error, StringComparison.Ordinal);
        Assert.Single(end.Error.Trim().Split('\n'));
    }

    [Fact]
    public void A_mistake_of_ours_is_not_dressed_up_as_a_sentence() => Assert.Null(StartupFailure.Sentence(new InvalidOperationException("x")));

    private static async Task<string?> FailAsync(StudioAppOptions options)
    {
        await using var app = StudioApp.Build(options);
        return StartupFailure.Sentence(await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync(Token)));
    }
}
