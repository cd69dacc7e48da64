using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Workspaces;

/// <summary>A workspace that is deleted in the middle of its work.</summary>
public sealed class DeletedWhileDrawingTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_cancelled_the_open_page_says_so_and_taken_back_nothing_starts_by_itself()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var painter = await Visitor.SignInAsync(chromium, studio, page: "create");
        await using var owner = await Visitor.SignInAsync(chromium, studio, page: "settings");
        var view = new CreateView(painter);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 8);
        // Ready but for the last press: the work is to be in its middle then.
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the workspace" }).ClickAsync();
        var dialog = owner.Page.GetByRole(AriaRole.Dialog, new() { Name = $"Delete {TestPerson.WorkspaceName}?" });
        await dialog.GetByLabel("Type its name").FillAsync(TestPerson.WorkspaceName);
        for (var turn = 1; turn <= 4; turn++)
        {
            await view.SayAsync($"A squirrel with a crown, number {turn}");
            await Expect(view.Turns).ToHaveCountAsync(turn);
            await Expect(view.Tiles).ToHaveCountAsync(8);
        }

        await Expect(view.Turns.First.Locator(".tile[data-state='done']").First).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        await Expect(painter.Page.Locator(".main > .connection[data-state]")).ToContainTextAsync("is going to be deleted on");
        // What is on the device ends at its next step.
        await StoppedAsync(studio);

        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Expect(painter.Page.Locator(".main > .connection[data-state]")).ToHaveCountAsync(0);
        await Expect(view.NewestTurn.Locator(".tile[data-state='cancelled']").First).ToBeVisibleAsync();
        Assert.Equal((0, true), await CountAsync(studio));
        Assert.Empty(painter.Complaints);
        Assert.Empty(owner.Complaints);
    }

    private static async Task StoppedAsync(RunningStudio studio)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMilliseconds(Chromium.Patience));
        while ((await CountAsync(studio)).Active > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }

        Assert.True((await CountAsync(studio)).HasCanceled);
    }

    private static async Task<(int Active, bool HasCanceled)> CountAsync(RunningStudio studio) =>
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, Token),
            async (services, ct) =>
            {
                var pictures = services.GetRequiredService<StudioDbContext>().Pictures;
                return (await pictures.CountAsync(p => p.Status == PictureStatus.Queued || p.Status == PictureStatus.Running, ct), await pictures.AnyAsync(p => p.Status == PictureStatus.Canceled, ct));
            },
            Token);
}
