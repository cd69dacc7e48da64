namespace Studio.Web.Shell.Jump;

/// <summary>What the jump menu shows for what was typed.</summary>
internal sealed record JumpAnswer(IReadOnlyList<JumpItem> Items, IReadOnlyList<JumpPicture> Pictures, int PictureCount)
{
    public static readonly JumpAnswer Nothing = new([], [], 0);
}
