using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Workspaces;

/// <summary>What was decided, asked and allowed in a workspace is read when it is archived, and has no buttons that change it.</summary>
public sealed class ReadClosedTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_an_archived_workspace_cases_and_models_are_read()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.HoldAsync((await studio.AddPicturesAsync(TestPerson.Slug, 1, Token))[0], Token);
        await ArchiveAsync(studio);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "moderation");
        var page = visitor.Page;

        await Expect(page.GetByText("Cases are read here, and decided when the workspace is used again.")).ToBeVisibleAsync();
        await page.Locator(".case").ClickAsync();
        await Expect(page.GetByText("This workspace is archived")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator(".facts")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await visitor.ScreenshotAsync("archived-moderation-1440-dark");
        await visitor.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Numbers" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Numbers" })).ToBeVisibleAsync();
        await visitor.GoAsync("moderation/settings");
        await Expect(page.GetByLabel("Goal, in hours")).ToBeDisabledAsync();
        await visitor.GoAsync("moderation/retention");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What is kept" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete what is due …" })).ToHaveCountAsync(0);
        await visitor.GoAsync("policies");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Policies" })).ToBeVisibleAsync();

        await visitor.GoAsync("models");
        await Expect(page.GetByText("Studio Mini Upsampler").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add an address" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Get a model" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Who may use it" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Creator" })).ToBeDisabledAsync();
        await visitor.ScreenshotAsync("archived-models-1440-dark");
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task In_an_archived_workspace_evaluations_are_read_from_design_to_pairs()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        var studio = rated.Studio;
        await ArchiveAsync(studio);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "evaluations");
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "New evaluation" })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = rated.Run.Evaluation.Name }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What happened" })).ToBeVisibleAsync();
        foreach (var (tab, without) in new[] { ("Design", "Start …"), ("Run", "Close …"), ("Raters", "Make a link"), ("Pairs", "Start …"), ("Results", "Start …") })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Evaluation", Exact = true }).GetByRole(AriaRole.Link, new() { Name = tab }).ClickAsync();
            await page.ArriveAtAsync($"**/{tab.ToLowerInvariant()}");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = $"{tab} of the evaluation" })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = without })).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Throw this evaluation away …" })).ToHaveCountAsync(0);
            await visitor.AssertAccessibleAsync();
        }

        await visitor.ScreenshotAsync("archived-evaluation-1440-dark");
        Assert.Empty(visitor.Complaints);
    }

    private static Task ArchiveAsync(RunningStudio studio) => studio.InAsync(
        context => context.Workspaces.Where(workspace => workspace.Slug == TestPerson.Slug)
            .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.ArchivedAt, DateTime.UnixEpoch), Token),
        Token);
}
