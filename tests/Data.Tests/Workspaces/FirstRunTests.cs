using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Workspaces;

public sealed class FirstRunTests
{
    private static readonly FirstOwner Aiko = new("aiko@example.org", "Aiko Tanaka", "Golden-Crown-7", "Northlight", "northlight", "Asia/Tokyo");

    [Theory, EachDatabase]
    public async Task The_owner_can_sign_in_and_enter_the_workspace(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);

        var (owner, slug) = await CreateAsync(studio, Aiko, token);

        await using var scope = studio.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var stored = await users.FindByEmailAsync("AIKO@example.org");
        Assert.Equal(owner.Id, stored!.Id);
        Assert.True(await users.CheckPasswordAsync(stored, Aiko.Password));
        Assert.True(stored.IsServerAdministrator);
        var access = await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(slug, owner.Id, token);
        Assert.Equal(Role.Owner, access!.Role);
        Assert.True(access.Allows(Permission.ManageWorkspace));
    }

    [Theory, EachDatabase]
    public async Task A_second_set_up_is_refused(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        await CreateAsync(studio, Aiko, token);

        var thrown = await Assert.ThrowsAsync<StudioException>(
            () => CreateAsync(studio, Aiko with { Email = "eve@example.org", Slug = "evil" }, token));

        Assert.Equal(RefusalKind.Conflict, thrown.Kind);
        Assert.Equal((1, 1), await CountAsync(studio, token));
    }

    [Theory, EachDatabase]
    public async Task Of_two_at_once_one_is_refused(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            async () =>
            {
                try
                {
                    await CreateAsync(studio, Aiko with { Email = $"owner{i}@example.org", Slug = $"slug-{i}" }, token);
                    return true;
                }
                catch (StudioException refusal) when (refusal.Kind == RefusalKind.Conflict)
                {
                    return false;
                }
            },
            token)));

        Assert.Single(attempts, made => made);
        Assert.Equal((1, 1), await CountAsync(studio, token));
    }

    [Theory]
    [InlineData("short", "northlight", "Northlight")]
    [InlineData("Golden-Crown-7", "North Light!", "Northlight")]
    [InlineData("Golden-Crown-7", "northlight", "  ")]
    public async Task Nothing_is_left_of_a_refused_set_up(string password, string slug, string name)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);

        await Assert.ThrowsAsync<StudioException>(
            () => CreateAsync(studio, Aiko with { Password = password, Slug = slug, WorkspaceName = name }, token));

        Assert.Equal((0, 0), await CountAsync(studio, token));
        await CreateAsync(studio, Aiko, token);
    }

    private static Task<(StudioUser Owner, string Slug)> CreateAsync(TestStudio studio, FirstOwner owner, CancellationToken token) =>
        studio.Services.GetRequiredService<FirstRun>().CreateAsync(owner, token);

    private static async Task<(int Users, int Workspaces)> CountAsync(TestStudio studio, CancellationToken token)
    {
        await using var context = studio.NewContext(new CurrentWorkspace());
        return (await context.Users.CountAsync(token), await context.Workspaces.CountAsync(token));
    }
}
