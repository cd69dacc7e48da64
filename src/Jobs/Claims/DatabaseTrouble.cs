using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Studio.Jobs.Claims;

/// <summary>A database that is locked, full or away: worth trying again later, unlike a bug.</summary>
internal static class DatabaseTrouble
{
    public static bool Is(Exception e)
    {
        return e is DbException or DbUpdateException or TimeoutException
            || (e is InvalidOperationException && e.InnerException is DbException);
    }
}
