namespace Studio.Web.Shell.Jump;

/// <summary>A picture found by its words.</summary>
internal sealed record JumpPicture(Guid Id, string Prompt);
