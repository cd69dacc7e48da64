using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Faults;

/// <summary>A server whose folder of models is empty.</summary>
public sealed class NoDrawingModelTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_leads_to_where_a_model_is_added()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, WithoutModels);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");

        await Expect(visitor.Page.GetByText("No model may be used yet")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("There is no model that draws pictures on this server.")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("create-without-models-1440-dark");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "To the models" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Models", Exact = true }).First).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_thread_asked_for_by_its_address_says_the_same()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, WithoutModels);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: $"create/{Guid.CreateVersion7()}");

        await Expect(visitor.Page.GetByText("There is no model that draws pictures on this server.")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static void WithoutModels(WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection([new("Models:Folders:0", Path.Combine(Path.GetTempPath(), "studio-no-models"))]);
}
