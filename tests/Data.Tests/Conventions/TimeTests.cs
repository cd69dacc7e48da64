using Microsoft.EntityFrameworkCore;
using Studio.Data.Conventions;
using Studio.Data.Prompts;
using Studio.Testing;

namespace Studio.Data.Tests.Conventions;

public sealed class TimeTests
{
    private static readonly DateTime WithTicks = new(2026, 3, 1, 12, 30, 15, DateTimeKind.Utc);

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void Stored_times_are_utc_with_microseconds(DateTimeKind kind)
    {
        var stored = UtcMicroseconds.ToStore(DateTime.SpecifyKind(WithTicks.AddTicks(1_234_567), kind));

        Assert.Equal(WithTicks.AddTicks(1_234_560), stored);
        Assert.Equal(DateTimeKind.Utc, stored.Kind);
    }

    [Fact]
    public void A_local_time_is_converted() =>
        Assert.Equal(WithTicks, UtcMicroseconds.ToStore(WithTicks.ToLocalTime()));

    [Theory, EachDatabase]
    public async Task Times_come_back_as_stored_and_order_by_the_microsecond(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        // As text, "12:30:15", "12:30:15.4" and "12:30:15.45" are of different length.
        DateTime[] times = [WithTicks.AddTicks(4_500_000), WithTicks, WithTicks.AddTicks(10), WithTicks.AddTicks(4_000_000)];
        foreach (var time in times)
        {
            await workspace.AddAsync(token, Rows.Thread(workspace.Owner.Id, time));
        }

        var stored = await workspace.WithAsync(c => c.Threads.OrderBy(t => t.UpdatedAt).Select(t => t.UpdatedAt).ToListAsync(token));
        Assert.Equal(times.Order(), stored);
        Assert.All(stored, t => Assert.Equal(DateTimeKind.Utc, t.Kind));

        // A cursor made of a stored time finds its own row; so does one with the seventh digit.
        Assert.Equal(1, await workspace.WithAsync(c => c.Threads.CountAsync(t => t.UpdatedAt == times[2], token)));
        var finer = times[2].AddTicks(3);
        Assert.Equal(1, await workspace.WithAsync(c => c.Threads.CountAsync(t => t.UpdatedAt == finer, token)));
    }

    [Theory, EachDatabase]
    public async Task An_optional_time_has_the_same_convention(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        PromptThread thread = Rows.Thread(workspace.Owner.Id, WithTicks);
        thread.DeletedAt = DateTime.SpecifyKind(WithTicks.AddTicks(7), DateTimeKind.Unspecified);
        await workspace.AddAsync(token, thread);

        var stored = await workspace.WithAsync(c => c.Threads.Select(t => t.DeletedAt).SingleAsync(token));
        Assert.Equal(WithTicks, stored);
        Assert.Equal(DateTimeKind.Utc, stored!.Value.Kind);
    }
}
