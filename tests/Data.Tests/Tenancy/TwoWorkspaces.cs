using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Models;
using Studio.Data.Prompts;
using Studio.Data.Quotas;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Invitations;
using Studio.Data.Workspaces.Looks;
using Studio.Testing;

namespace Studio.Data.Tests.Tenancy;

/// <summary>Two workspaces with a row of every workspace-owned entity in each.</summary>
internal static class TwoWorkspaces
{
    public static async Task<(TestWorkspace A, TestWorkspace B)> AddAsync(TestStudio studio, CancellationToken cancellationToken)
    {
        var a = await studio.AddWorkspaceAsync(cancellationToken);
        var b = await studio.AddWorkspaceAsync(cancellationToken);
        await FillAsync(a, studio.Time.UtcNow, cancellationToken);
        await FillAsync(b, studio.Time.UtcNow, cancellationToken);
        return (a, b);
    }

    public static IReadOnlyList<IEntityType> OwnedEntities(TestStudio studio)
    {
        using var scope = studio.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<StudioDbContext>().Model.GetEntityTypes()
            .Where(e => typeof(IWorkspaceOwned).IsAssignableFrom(e.ClrType))];
    }

    /// <summary>A new entity gets its line here: the tests of this folder fail while a set is empty.</summary>
    private static async Task FillAsync(TestWorkspace workspace, DateTime now, CancellationToken cancellationToken)
    {
        var user = workspace.Owner.Id;
        var made = await workspace.AddGenerationAsync(cancellationToken);
        var parent = Rows.Image(user, now);
        var child = Rows.Image(user, now);
        var invitation = Rows.Invitation(user, now);
        var look = new AdministratorLook { AdministratorId = user, Reason = "storage nearly full", BeganAt = now, EndsAt = now + AdministratorLook.Life };
        var collection = new ImageCollection { Name = "Kings", CreatedById = user, CreatedAt = now };
        await workspace.AddAsync(
            cancellationToken,
            Rows.Upsampling(made.Turn),
            new Draft { UserId = user, ThreadId = made.Thread.Id, Wish = "冠", UpdatedAt = now },
            parent,
            child,
            new ImageLink { ChildId = child.Id, ParentId = parent.Id, Kind = ImageLinkKind.Variation },
            new Favourite { UserId = user, ImageId = child.Id },
            collection,
            new CollectionImage { CollectionId = collection.Id, ImageId = child.Id, AddedAt = now },
            new QuotaLimit { Subject = QuotaSubject.Creator, PicturesADay = 120 },
            new QuotaUse { HolderId = user, Day = DateOnly.FromDateTime(now), Pictures = 4, DeviceMilliseconds = 900 },
            new QueuePause { UserId = user, Since = now },
            new EditDraft { UserId = user, ImageId = child.Id, Kind = GenerationKind.Redraw, Settings = made.Generation.Settings, UpdatedAt = now },
            new BackgroundTask { Kind = "export", CreatedById = user, CreatedAt = now },
            new ModelLicence { Model = "sdxl-turbo", Licence = "mit", AcceptedById = user, AcceptedAt = now },
            new ModelUse { Model = "sdxl-turbo", ForCreators = false },
            new RemoteWriter { Name = "llama3 next door", Address = "http://10.0.0.5:11434/v1", Model = "llama3", CreatedAt = now },
            new AuditEntry { Number = 1, At = now, Act = AuditAct.WorkspaceMade, By = PrincipalKind.Member, Previous = AuditRecord.NoHash },
            look,
            new LookNotice { LookId = look.Id, OwnerId = user },
            Rows.Key(user, now),
            invitation,
            new JoinRequest { InvitationId = invitation.Id, UserId = user, State = JoinState.Waiting, AskedAt = now },
            new WriterChoice { Writer = "studio-mini-upsampler" });
    }
}
