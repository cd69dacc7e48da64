using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;

namespace Studio.Web.Create.Threads;

internal static class OwnThread
{
    /// <summary>Everybody in a workspace may read a thread; only its author goes on with it.</summary>
    public static void Require(PromptThread thread, WorkspaceAccess access)
    {
        if (thread.CreatedById != access.UserId)
        {
            throw StudioException.Forbidden("This thread belongs to somebody else. Reuse its prompt to go on in a thread of your own.");
        }
    }
}
