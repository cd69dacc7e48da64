using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Testing;
using Studio.Web.Audit;
using Studio.Web.Tests.Commands;

namespace Studio.Web.Tests.Audit;

/// <summary>The pages of the log, their export and the command that checks it, in the running program.</summary>
public sealed partial class AuditPageTests
{
    private const string Log = $"/w/{TestPerson.Slug}/audit";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_without_the_right_exports_nothing_and_the_log_of_the_server_is_not_there()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        using var client = new Client(studio);
        using var entered = await client.SignInAsync(TestPerson.Stranger, Token);

        var page = await ReadAsync(client, Log);
        using var refused = await ExportAsync(client, $"{Log}/export", page, "lines");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var hidden = await client.GetAsync("/admin/audit", Token);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var exported = await ExportAsync(client, "/admin/audit/export", page, "lines");
        Assert.Equal(HttpStatusCode.NotFound, exported.StatusCode);
    }

    [Theory]
    [InlineData(Log)]
    [InlineData("/admin/audit")]
    public async Task An_export_ends_with_its_own_entry_and_proves_itself_elsewhere(string address)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = await SignedInAsync(studio);
        using var answer = await ExportAsync(client, $"{address}/export", await ReadAsync(client, address), "lines");
        var text = await answer.Content.ReadAsStringAsync(Token);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains("\"what\":\"exported\"", lines[^1], StringComparison.Ordinal);
        var verdict = await AuditFile.CheckAsync(lines.ToAsyncEnumerable(), isPart: false, Token);
        Assert.Equal((lines.Length, null), (verdict!.Count, verdict.Fault));
        Assert.Equal(AuditFault.Altered, (await AuditFile.CheckAsync(lines.Select(line => line.Replace("signedIn", "signedOut", StringComparison.Ordinal)).ToAsyncEnumerable(), isPart: false, Token))!.Fault);
        Assert.Equal(AuditFault.Missing, (await AuditFile.CheckAsync(lines.Skip(1).ToAsyncEnumerable(), isPart: false, Token))!.Fault);
        Assert.Null((await AuditFile.CheckAsync(lines.Skip(1).ToAsyncEnumerable(), isPart: true, Token))!.Fault);
        Assert.Null(await AuditFile.CheckAsync(new[] { "hello" }.ToAsyncEnumerable(), isPart: false, Token));
    }

    [Fact]
    public async Task A_name_that_is_a_formula_is_none_in_the_csv()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using (var scope = studio.Services.CreateAsyncScope())
        {
            await using var context = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
            await context.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, "=HYPERLINK(\"http://evil.example\")"), Token);
        }

        using var client = await SignedInAsync(studio);
        using var answer = await ExportAsync(client, $"{Log}/export", await ReadAsync(client, Log), "csv");
        var csv = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_says_whole_broken_and_what_it_cannot_read()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = await SignedInAsync(studio);
        using var answer = await ExportAsync(client, $"{Log}/export", await ReadAsync(client, Log), "lines");
        using var program = new StudioProgram();
        await File.WriteAllTextAsync(program["log.jsonl"], await answer.Content.ReadAsStringAsync(Token), Token);
        await File.WriteAllTextAsync(program["other.txt"], "hello\n", Token);

        var whole = await program.RunAsync(Token, "audit", "verify", "--data", studio.DataFolder);
        Assert.Equal((0, ""), (whole.Code, whole.Error));
        Assert.Contains("server: whole, 2 entries, last hash ", whole.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await program.RunAsync(Token, "audit", "verify", "--file", "log.jsonl", "--json")).Code);
        Assert.Equal(2, (await program.RunAsync(Token, "audit", "verify", "--file", "other.txt")).Code);
        Assert.Equal(2, (await program.RunAsync(Token, "audit", "verify", "--file", "missing.jsonl")).Code);

        await ChangeAsync(studio, """UPDATE "AuditEntries" SET "At" = '2001-01-01 00:00:00' WHERE "Number" = 2""");
        var broken = await program.RunAsync(Token, "audit", "verify", "--data", studio.DataFolder, "--json");
        Assert.Equal(1, broken.Code);
        Assert.Contains("Entry 2 is not what was written.", broken.Error, StringComparison.Ordinal);
        Assert.Contains("\"faultAt\": 2", broken.Output, StringComparison.Ordinal);
    }

    private static async Task<Client> SignedInAsync(RunningStudio studio)
    {
        var client = new Client(studio);
        using var entered = await client.SignInAsync(TestPerson.Owner, Token);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return client;
    }

    private static async Task<string> ReadAsync(Client client, string address)
    {
        using var answer = await client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static Task<HttpResponseMessage> ExportAsync(Client client, string address, string page, string format) => client.PostAsync(
        address,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = format, ["__RequestVerificationToken"] = WebUtility.HtmlDecode(RequestToken().Match(page).Groups["token"].Value) },
        Token);

    private static async Task ChangeAsync(RunningStudio studio, string change)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(studio.DataFolder, "studio.db")}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = change;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Token));
    }

    [GeneratedRegex("""name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
