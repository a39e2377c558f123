using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using CaseFlow.Workflows.Scheduling;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host.Tests.Scheduling;

/// <summary>Definitions that start by the clock, on the 20th of each month at 08:00 (R74).</summary>
public sealed class StartTriggersTests
{
    private static readonly Guid Monthly = Guid.Parse("cccccccc-0000-0000-0000-000000000001");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_published_cron_starts_once_at_each_of_its_times(DatabaseProvider database)
    {
        var published = new Published();
        await using var district = await StartAsync(database, published);
        published.Starts.Add(new ScheduledStart(Monthly, "monthly-report", 1, "0 0 8 20 * *", null, null));
        for (var i = 0; i < 3; i++)
        {
            await RunAsync(district);
        }

        (await district.SendAsync(new NextDue())).Value.ShouldBe(Instant("2026-12-20T08:00:00+08:00"));
        district.Time.SetUtcNow(Instant("2026-12-20T08:00:00+08:00"));
        await RunAsync(district);
        await RunAsync(district);
        district.Time.SetUtcNow(Instant("2027-01-20T08:00:30+08:00"));
        await RunAsync(district);
        published.Started.ShouldBe([(Monthly, Instant("2026-12-20T08:00:00+08:00")), (Monthly, Instant("2027-01-20T08:00:00+08:00"))]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Times_missed_while_no_host_ran_are_made_up_by_one_start(DatabaseProvider database)
    {
        var published = new Published();
        await using var district = await StartAsync(database, published);
        published.Starts.Add(new ScheduledStart(Monthly, "hourly", 1, null, TimeSpan.FromHours(1), null));
        await RunAsync(district);
        district.Time.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(30));
        await RunAsync(district);
        published.Started.Count.ShouldBe(1);
        (await district.SendAsync(new NextDue())).Value.ShouldBe(district.Time.GetUtcNow().AddMinutes(30));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_start_at_an_instant_happens_once_and_a_retracted_trigger_goes(DatabaseProvider database)
    {
        var published = new Published();
        await using var district = await StartAsync(database, published);
        var at = TestDistrict.Monday.AddDays(1);
        published.Starts.Add(new ScheduledStart(Monthly, "once", 1, null, null, at));
        var retracted = Guid.NewGuid();
        published.Starts.Add(new ScheduledStart(retracted, "gone", 1, null, TimeSpan.FromHours(1), null));
        await RunAsync(district);
        published.Starts.RemoveAt(1);
        district.Time.Advance(TimeSpan.FromDays(2));
        await RunAsync(district);
        await RunAsync(district);
        published.Started.ShouldContain((Monthly, at));
        published.Started.Count(s => s.Trigger == Monthly).ShouldBe(1);
        (await district.SendAsync(new NextDue())).Value.ShouldBeNull();
    }

    private static Task<TestDistrict> StartAsync(DatabaseProvider database, Published published) => TestDistrict.StartAsync(database, configure: services =>
    {
        services.Replace(ServiceDescriptor.Scoped<IRequestHandler<ScheduledStarts, Result<IReadOnlyList<ScheduledStart>>>>(_ => published));
        services.Replace(ServiceDescriptor.Scoped<IRequestHandler<StartByTrigger, Result<TriggeredStart>>>(_ => published));
    });

    private static async Task RunAsync(TestDistrict district)
    {
        await district.Services.GetRequiredService<StartTriggers>().KeepUpAsync(CancellationToken.None);
        await district.Services.GetRequiredService<DueSweep>().RunAsync(district.Time.GetUtcNow());
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, null);

    /// <summary>What is published, and what was started of it.</summary>
    private sealed class Published
        : IRequestHandler<ScheduledStarts, Result<IReadOnlyList<ScheduledStart>>>, IRequestHandler<StartByTrigger, Result<TriggeredStart>>
    {
        public List<ScheduledStart> Starts { get; } = [];

        public List<(Guid Trigger, DateTimeOffset At)> Started { get; } = [];

        public Task<Result<IReadOnlyList<ScheduledStart>>> Handle(ScheduledStarts request, CancellationToken cancellationToken) =>
            Task.FromResult(Result<IReadOnlyList<ScheduledStart>>.From(Starts.ToList()));

        public Task<Result<TriggeredStart>> Handle(StartByTrigger request, CancellationToken cancellationToken)
        {
            Started.Add((request.TriggerId, request.ScheduledAt));
            return Task.FromResult<Result<TriggeredStart>>(new TriggeredStart(Guid.NewGuid()));
        }
    }
}
