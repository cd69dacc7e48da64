using Microsoft.Playwright;

namespace Studio.Benchmarks.Serving;

/// <summary>A person at the create page of a running server.</summary>
internal sealed class Visit(IPage page)
{
    private const float Patience = 120_000;

    /// <summary>Clicks a button that only the server can answer, and waits in the page until its answer is in the document; so many times, as long as something is being drawn.</summary>
    private const string ClicksWhileDrawing = """
        async count => {
          const button = document.querySelector('button[aria-label="Settings"][data-key]');
          const times = [];
          while (times.length < count && document.querySelector(".tile[data-state='running']")) {
            const start = performance.now();
            await new Promise(done => {
              const observer = new MutationObserver(() => { observer.disconnect(); done(); });
              observer.observe(button, { attributes: true, attributeFilter: ["aria-pressed"] });
              button.click();
            });
            times.push(performance.now() - start);
            await new Promise(done => setTimeout(done, 30));
          }
          return times;
        }
        """;

    private ILocator Make => page.Locator(".turn").Last.GetByRole(AriaRole.Button, new() { Name = "Make " });

    public async Task SignInAsync()
    {
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync($"/sign-in?ReturnUrl=/w/{PreparedStudio.Slug}/create");
        await page.GetByLabel("E-mail").FillAsync(PreparedStudio.Email);
        await page.GetByLabel("Password").FillAsync(PreparedStudio.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator(".composer[data-ready]").WaitForAsync();
    }

    /// <summary>From a wish to its first finished picture; what is left goes on drawing.</summary>
    public async Task DrawAsync(string wish)
    {
        await SayAsync(wish);
        await Make.ClickAsync();
        await page.Locator(".tile[data-state='done'] img").First.WaitForAsync();
    }

    public async Task<IReadOnlyList<double>> ClickWhileDrawingAsync(string wish, int clicks)
    {
        await SayAsync(wish);
        await Make.WaitForAsync();
        if (await page.Locator("#steps").CountAsync() == 0)
        {
            await page.Locator("button[aria-label='Settings'][data-key]").ClickAsync();
        }

        await page.Locator("#steps").FillAsync("100");
        await Make.ClickAsync();
        await page.Locator(".tile[data-state='running']").First.WaitForAsync();
        return await page.EvaluateAsync<double[]>(ClicksWhileDrawing, clicks);
    }

    public Task AllDoneAsync() => Assertions.Expect(page.Locator(".tile:is([data-state='queued'], [data-state='loading'], [data-state='running'])")).ToHaveCountAsync(0, new() { Timeout = Patience });

    private async Task SayAsync(string wish)
    {
        var box = page.GetByLabel("Your wish");
        await box.FillAsync(wish);
        await box.PressAsync("Control+Enter");
    }
}
