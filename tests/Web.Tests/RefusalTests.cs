using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Studio.Testing;

namespace Studio.Web.Tests;

public sealed partial class RefusalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_call_of_a_script_answers_with_problem_details()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var answer = await RefusedAsync(client, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("The question to your device is too old. Start again.", problem.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_refused_person_gets_a_page_with_the_sentence()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var answer = await RefusedAsync(client, "text/html");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The question to your device is too old. Start again.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_picture_is_a_status_and_a_missing_page_is_a_page()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);
        using var picture = new HttpRequestMessage(HttpMethod.Get, new Uri("/nothing.png", UriKind.Relative));
        picture.Headers.Accept.ParseAdd("image/png");

        using var missingPicture = await client.SendAsync(picture, Token);
        using var missingPage = await client.GetAsync("/nothing", Token);

        Assert.Equal((HttpStatusCode.NotFound, ""), (missingPicture.StatusCode, await missingPicture.Content.ReadAsStringAsync(Token)));
        Assert.Equal(HttpStatusCode.NotFound, missingPage.StatusCode);
        Assert.Contains("Nothing is here", await missingPage.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    // A passkey's answer to a question that was never put.
    private static async Task<HttpResponseMessage> RefusedAsync(Client client, string accept)
    {
        using var page = await client.GetAsync("/sign-in", Token);
        var token = RequestToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in/passkey", UriKind.Relative));
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Add("RequestVerificationToken", token);
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return await client.SendAsync(request, Token);
    }

    [GeneratedRegex("name=\"request-token\" content=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
