using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;

namespace Studio.Web.Create.FirstSteps;

/// <summary>The pictures of a model's examples, from its folder.</summary>
public static class ExampleEndpoint
{
    public static void MapExamplePictures(this RouteGroupBuilder workspaceGroup) => workspaceGroup.MapGet("/create/examples/{model}/{index:int}", Serve);

    // The address names a model and a number, never a file: nothing else of a folder can be asked for.
    private static IResult Serve(string model, int index, CurrentWorkspace workspace, ModelCatalog models, HttpContext context)
    {
        workspace.Access.Require(Permission.ViewGallery);
        if (models.Diffusion.FirstOrDefault(known => known.Id == model) is not { } found || index is < 0 or >= Examples.Most || !File.Exists(Examples.PathOf(found, index)))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "private, max-age=86400";
        return Results.File(Examples.PathOf(found, index), "image/png");
    }
}
