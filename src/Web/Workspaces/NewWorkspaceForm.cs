using System.ComponentModel.DataAnnotations;
using Studio.Data.Workspaces;

namespace Studio.Web.Workspaces;

public sealed class NewWorkspaceForm : IValidatableObject
{
    [Required(ErrorMessage = "Name the workspace.")]
    [StringLength(WorkspaceNaming.MaxName, ErrorMessage = "A name has at most 100 characters.")]
    public string Name { get; set; } = "";

    /// <summary>Empty or not sent: made from the name.</summary>
    [StringLength(WorkspaceSlug.MaxLength, ErrorMessage = "An address has at most 40 characters.")]
    public string? Slug { get; set; } = "";

    /// <summary>The browser's time zone, filled by time-zone.js; its days begin and end there.</summary>
    public string? TimeZone { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Slug?.Trim() is { Length: > 0 } slug && !SlugRules.IsValid(slug))
        {
            yield return new ValidationResult("Use a-z, 0-9 and single hyphens, 2 to 40 of them; a few words are taken by the studio itself.", [nameof(Slug)]);
        }
    }
}
