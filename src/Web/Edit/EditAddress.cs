using Studio.Web.Images;

namespace Studio.Web.Edit;

/// <summary>Where a picture is edited. Everything the page shows beside the mask is in its address, so that a reload shows it again.</summary>
public static class EditAddress
{
    /// <param name="workspace">The workspace's word in addresses.</param>
    /// <param name="image">The picture that is edited.</param>
    /// <param name="mode">Part is the first and needs no word.</param>
    /// <param name="turn">Whose wish and prompt stand in the column.</param>
    /// <param name="run">Whose pictures lie under the stage; null = the newest.</param>
    /// <param name="see">The result that is compared with the picture.</param>
    public static string Page(string workspace, Guid image, EditMode mode = EditMode.Part, Guid? turn = null, Guid? run = null, Guid? see = null)
    {
        var query = new List<string>();
        if (mode is not EditMode.Part)
        {
            query.Add($"mode={mode.Word()}");
        }

        query.AddRange(new[] { ("turn", turn), ("run", run), ("see", see) }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={part.Item2}"));
        return $"{ImageAddress.Page(workspace, image)}/edit{(query.Count > 0 ? $"?{string.Join('&', query)}" : "")}";
    }

    public static string Mask(string workspace, Guid image) => $"{ImageAddress.Page(workspace, image)}/mask";
}
