using Microsoft.Extensions.DependencyInjection;
using Studio.Jobs.Slots;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Tickets;
using Studio.Testing;

namespace Studio.Jobs.Tests.Tickets;

public sealed class TicketTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_ticket_wakes_a_slot_of_its_kind(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await studio.Services.GetRequiredService<TicketOffice>().ScheduleAsync(SlotKind.Writer, Ct);

        await studio.Services.GetRequiredService<SlotWake>().WaitAsync(SlotKind.Writer, Ct);
    }

    [Theory, EachDatabase]
    public async Task A_ticket_outlives_the_program_that_issued_it(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        await studio.Services.GetRequiredService<TicketOffice>().ScheduleAsync(SlotKind.Picture, Ct);

        // Another start of the program, on the same store.
        await using var next = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            builder.Configuration["Data:Provider"] = studio.Options.Provider;
            builder.Configuration["Data:ConnectionString"] = studio.Options.ConnectionString;
            builder.Configuration["Data:Folder"] = studio.Folder;
            WithoutSlots(builder);
        });
        await using var node = await RunningNode.StartAsync(next, Ct);

        await next.Services.GetRequiredService<SlotWake>().WaitAsync(SlotKind.Picture, Ct);
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Ct, WithoutSlots);

    /// <summary>Nobody but the test waits to be woken, and only the test issues tickets.</summary>
    private static void WithoutSlots(Microsoft.Extensions.Hosting.IHostApplicationBuilder builder)
    {
        JobsNode.ConfigureRunning(builder);
        foreach (var service in builder.Services.Where(s => s.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService) && !IsTickets(s)).ToList())
        {
            builder.Services.Remove(service);
        }
    }

    private static bool IsTickets(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationInstance?.GetType())?.Namespace is { } name
        && (name.StartsWith("Quartz", StringComparison.Ordinal) || service.ImplementationInstance is TicketFile);
}
