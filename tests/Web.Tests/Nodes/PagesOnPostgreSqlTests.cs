using System.Net;
using Studio.Testing;

namespace Studio.Web.Tests.Nodes;

/// <summary>A query of PostgreSQL really waits, where SQLite answers at once: a page is drawn before its rows are there.</summary>
public sealed class PagesOnPostgreSqlTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_studio_on_PostgreSQL_is_set_up_by_its_page_and_its_pages_open()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var studio = await shared.StartAsync("", Token);
        var address = $"/setup?token={await studio.SetupTokenAsync(Token)}";
        using var client = new Client(studio);
        for (var visit = 0; visit < 8; visit++)
        {
            using var page = await client.GetAsync(address, Token);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains("Form.Password", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var made = await client.SubmitAsync(
            address,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Form.Name"] = TestPerson.Owner.Name,
                ["Form.Email"] = TestPerson.Owner.Email,
                ["Form.Password"] = TestPerson.Owner.Password,
                ["Form.Workspace"] = TestPerson.WorkspaceName,
            },
            Token);

        Assert.Equal($"/w/{TestPerson.Slug}/create", client.Target(made));
        foreach (var opened in new[] { $"/w/{TestPerson.Slug}/create", $"/w/{TestPerson.Slug}/profile", "/account/password", "/account/authenticator", "/account/email", "/account/delete", $"/w/{TestPerson.Slug}/settings", "/workspaces/new", "/admin/workspaces", "/admin/users", "/admin/policies", $"/w/{TestPerson.Slug}/policies" })
        {
            using var page = await client.GetAsync(opened, Token);
            Assert.True(page.StatusCode == HttpStatusCode.OK, $"{opened}: {(int)page.StatusCode}");
        }
    }
}
