using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Testing;

/// <summary>A studio with people of several roles and a picture that was held.</summary>
public static class ModeratedStudio
{
    public static readonly TestPerson Ben = new("Ben Okafor", "ben@harbour.example", "copper anchor melon");
    public static readonly TestPerson Chen = new("Chen Wei", "chen@harbour.example", "silver anchor melon");
    public static readonly TestPerson Mia = new("Mia Roth", "mia@harbour.example", "bronze anchor melon");

    /// <summary>Ben and Chen moderate, Mia makes pictures; the owner made the seeded pictures.</summary>
    public static async Task AddModeratorsAsync(this RunningStudio studio, CancellationToken cancellationToken)
    {
        foreach (var (person, slug, role) in new[] { (Ben, "bens", Role.Moderator), (Chen, "chens", Role.Moderator), (Mia, "mias", Role.Creator) })
        {
            await studio.AddStrangerAsync(person, slug, cancellationToken);
            await studio.AddMemberAsync(person, TestPerson.Slug, cancellationToken);
            await studio.InAsync(
                context => context.Memberships.Where(m => context.Users.Any(user => user.Id == m.UserId && user.Email == person.Email))
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, role), cancellationToken),
                cancellationToken);
        }
    }

    /// <summary>As the studio would have opened it when the picture came.</summary>
    public static Task<Guid> HoldAsync(this RunningStudio studio, Image image, CancellationToken cancellationToken, ImageStanding standing = ImageStanding.Held) => studio.InAsync(
        async context =>
        {
            await context.Images.AlsoHidden().Where(i => i.Id == image.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Standing, standing), cancellationToken);
            var about = Rows.Case(image.CreatedById, image.CreatedAt, image.Id);
            if (standing == ImageStanding.Removed)
            {
                (about.State, about.Verdict, about.DecidedAt) = (CaseState.Decided, CaseVerdict.Rejected, image.CreatedAt);
            }

            context.Add(about);
            await context.SaveChangesAsync(cancellationToken);
            return about.Id;
        },
        cancellationToken);

    /// <summary>One operation as the studio itself, in the harbour office.</summary>
    public static async Task<T> InAsync<T>(this RunningStudio studio, Func<StudioDbContext, Task<T>> work, CancellationToken cancellationToken) =>
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, cancellationToken),
            async (services, token) =>
            {
                await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
                return await work(context);
            },
            cancellationToken);

    /// <summary>One operation as a member.</summary>
    public static async Task<T> AsAsync<TService, T>(this RunningStudio studio, TestPerson person, Func<TService, Task<T>> work, CancellationToken cancellationToken)
        where TService : notnull
    {
        await using var scope = await studio.EnterAsync(person, TestPerson.Slug, cancellationToken);
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static Task AsAsync<TService>(this RunningStudio studio, TestPerson person, Func<TService, Task> work, CancellationToken cancellationToken)
        where TService : notnull => studio.AsAsync<TService, bool>(
        person,
        async service =>
        {
            await work(service);
            return true;
        },
        cancellationToken);
}
