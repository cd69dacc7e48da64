using System.Text.Json;
using Studio.Data.Workspaces.Export;

namespace Studio.Data.Users.Export;

/// <summary>What of a workspace is a person's own: what they wished, what was written and drawn for it, what they put together, liked and compared.</summary>
internal static class PersonRows
{
    public static async Task WriteAsync(StudioDbContext context, ExportZip files, Guid me, CancellationToken cancellationToken)
    {
        var turns = context.Turns.Where(turn => turn.CreatedById == me);
        var generations = context.Generations.Where(generation => generation.CreatedById == me);
        var collections = context.Collections.Where(collection => collection.CreatedById == me);
        await AddAsync(context.Threads.Where(thread => thread.CreatedById == me));
        await AddAsync(turns);
        await AddAsync(context.Upsamplings.Where(upsampling => turns.Any(turn => turn.Id == upsampling.TurnId)));
        await AddAsync(context.PromptRevisions.Where(revision => revision.CreatedById == me || turns.Any(turn => turn.Id == revision.TurnId)));
        await AddAsync(context.Drafts.Where(draft => draft.UserId == me));
        await AddAsync(generations);
        await AddAsync(context.Pictures.Where(picture => generations.Any(generation => generation.Id == picture.GenerationId)));
        await AddAsync(context.Images.Where(image => image.CreatedById == me));
        await AddAsync(collections);
        await AddAsync(context.CollectionImages.Where(image => collections.Any(collection => collection.Id == image.CollectionId)));
        await AddAsync(context.Favourites.Where(favourite => favourite.UserId == me));
        await AddAsync(context.PictureStars.Where(stars => stars.UserId == me));
        await AddAsync(context.MoreAsked.Where(asked => asked.UserId == me));
        await AddAsync(context.Votes.Where(vote => vote.VoterId == me));

        Task AddAsync<T>(IQueryable<T> rows)
            where T : class
        {
            var entity = context.Model.FindEntityType(typeof(T))!;
            return files.AddDataAsync(
                JsonNamingPolicy.CamelCase.ConvertName(Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(entity)!),
                stream => ExportedRows.WriteAsync(entity, rows, stream, cancellationToken),
                cancellationToken);
        }
    }
}
