using System.Collections.Concurrent;

namespace Studio.Web.Account;

/// <summary>
/// Counts misses per address, whether or not an account has it, so that the sentences give no account away.
/// Identity's own count in the database outlives a restart. Thread-safe.
/// </summary>
internal sealed class SignInTries(TimeProvider time)
{
    public const int Most = 5;

    // Far more addresses than a team has: a script that tries millions cannot fill the memory.
    private const int Remembered = 10_000;

    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Misses> _misses = new(StringComparer.OrdinalIgnoreCase);

    public bool MustWait(string email) => Left(email) == 0;

    public int Left(string email) => _misses.TryGetValue(email, out var misses) && !IsOver(misses) ? Math.Max(0, Most - misses.Count) : Most;

    public void Miss(string email)
    {
        if (_misses.Count >= Remembered)
        {
            Forget();
        }

        var now = time.GetUtcNow();
        _misses.AddOrUpdate(email, new Misses(1, now), (_, earlier) => IsOver(earlier) ? new Misses(1, now) : new Misses(earlier.Count + 1, now));
    }

    public void Succeed(string email) => _misses.TryRemove(email, out _);

    private void Forget()
    {
        foreach (var (email, misses) in _misses)
        {
            if (IsOver(misses) || misses.Count < Most)
            {
                _misses.TryRemove(email, out _);
            }
        }
    }

    private bool IsOver(Misses misses) => time.GetUtcNow() - misses.Last >= Wait;

    private readonly record struct Misses(int Count, DateTimeOffset Last);
}
