using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Inference.Models;
using Studio.Jobs.Models;
using Studio.Jobs.Slots;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

/// <summary>A studio whose slots are the real program with the embedded models.</summary>
internal static class DrawingStudio
{
    private static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Studio.Web.exe" : "Studio.Web");

    public static Task<RunningStudio> StartAsync(CancellationToken cancellationToken) =>
        RunningStudio.StartWithOwnerAsync(cancellationToken, builder => builder.Services.Configure<SlotOptions>(slots => slots.Executable = Executable));

    /// <summary>In a folder of the test, with settings as on a command line.</summary>
    public static async Task<RunningStudio> StartAsync(TemporaryFolder folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var studio = await RunningStudio.StartNodeAsync(folder, arguments, cancellationToken, builder => builder.Services.Configure<SlotOptions>(slots => slots.Executable = Executable));
        await SharedStudio.AddOwnerAsync(studio, cancellationToken);
        return studio;
    }

    /// <summary>Beside the embedded models the tiny ones of the goldens, their licences accepted: they draw noise, many sizes of it, in no time.</summary>
    public static async Task<RunningStudio> StartWithTinyModelsAsync(CancellationToken cancellationToken)
    {
        var studio = await RunningStudio.StartWithOwnerAsync(cancellationToken, builder =>
        {
            builder.Services.Configure<SlotOptions>(slots => slots.Executable = Executable);
            builder.Services.Configure<ModelCatalogOptions>(models => models.Folders = [Repository.Models, Goldens.Folder("pipelines")]);
        });
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, cancellationToken),
            async (services, ct) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var owner = await context.Users.Select(user => user.Id).SingleAsync(ct);
                var subjects = services.GetRequiredService<ModelCatalog>().Diffusion.Select(ModelSubject.Of).Where(subject => !subject.IsShipped);
                context.AddRange(subjects.Select(subject => new ModelLicence { Model = subject.Key, Licence = subject.Licence, AcceptedById = owner, AcceptedAt = DateTime.UnixEpoch }));
                await context.SaveChangesAsync(ct);
            },
            cancellationToken);
        return studio;
    }
}
