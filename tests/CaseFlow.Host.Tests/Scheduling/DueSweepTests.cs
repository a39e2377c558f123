using System.Collections.Concurrent;
using System.Diagnostics;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host.Tests.Scheduling;

/// <summary>Each due row once, in order, whatever fails beside it (reliability B1–B4, B12).</summary>
public sealed class DueSweepTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rows_fire_in_due_order_once_and_not_before_their_instant(DatabaseProvider database)
    {
        var bell = new Bell();
        await using var district = await StartAsync(database, bell);
        var owners = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        foreach (var i in new[] { 3, 0, 4, 1, 2 })
        {
            await ScheduleAsync(district, owners[i], TestDistrict.Monday.AddMinutes(i));
        }

        (await SweepAsync(district)).ShouldBe(1);
        district.Time.SetUtcNow(TestDistrict.Monday.AddMinutes(3));
        (await SweepAsync(district)).ShouldBe(3);
        bell.Rung.Select(r => r.Owner).ShouldBe(owners.Take(4));
        bell.Rung.Select(r => r.DueAt).ShouldBe(Enumerable.Range(0, 4).Select(i => TestDistrict.Monday.AddMinutes(i)));
        (await SweepAsync(district)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_row_that_fails_is_put_back_and_the_others_are_in_time(DatabaseProvider database)
    {
        var bell = new Bell();
        await using var district = await StartAsync(database, bell);
        var bad = Guid.NewGuid();
        bell.OnRing = owner => owner == bad ? throw new InvalidOperationException("坏了") : Task.CompletedTask;
        await ScheduleAsync(district, bad, TestDistrict.Monday.AddMinutes(-1));
        for (var i = 0; i < 10; i++)
        {
            await ScheduleAsync(district, Guid.NewGuid(), TestDistrict.Monday);
        }

        (await SweepAsync(district)).ShouldBe(10);
        var failing = (await district.SendAsync(new FailingDue())).Value.ShouldHaveSingleItem();
        (failing.OwnerId, failing.Attempts, failing.NextAttemptAt).ShouldBe((bad, 1, TestDistrict.Monday.AddSeconds(5)));
        failing.Error.ShouldContain("坏了");

        bell.OnRing = _ => Task.CompletedTask;
        (await SweepAsync(district)).ShouldBe(0);
        district.Time.Advance(TimeSpan.FromSeconds(5));
        (await SweepAsync(district)).ShouldBe(1);
        bell.Rung.Last().ShouldBe((bad, TestDistrict.Monday.AddMinutes(-1)));
    }

    [Fact]
    public async Task A_row_that_keeps_failing_is_tried_at_least_every_hour()
    {
        var bell = new Bell { OnRing = _ => throw new InvalidOperationException() };
        await using var district = await StartAsync(DatabaseProvider.Sqlite, bell);
        await ScheduleAsync(district, Guid.NewGuid(), TestDistrict.Monday);
        List<double> waits = [];
        for (var i = 0; i < 13; i++)
        {
            await SweepAsync(district);
            var failing = (await district.SendAsync(new FailingDue())).Value.Single();
            waits.Add((failing.NextAttemptAt - district.Time.GetUtcNow()).TotalSeconds);
            district.Time.SetUtcNow(failing.NextAttemptAt);
        }

        waits.ShouldBe([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_a_failing_handler_wrote_is_taken_back(DatabaseProvider database)
    {
        var bell = new Bell();
        await using var district = await StartAsync(database, bell);
        var owner = Guid.NewGuid();
        bell.AfterScheduling = TestDistrict.Monday.AddDays(1);
        bell.OnRing = _ => bell.Rung.IsEmpty ? throw new InvalidOperationException() : Task.CompletedTask;
        await ScheduleAsync(district, owner, TestDistrict.Monday);
        await SweepAsync(district);
        (await district.SendAsync(new NextDue())).Value.ShouldBe(TestDistrict.Monday.AddSeconds(5));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_handler_may_schedule_its_own_row_again(DatabaseProvider database)
    {
        var bell = new Bell { AfterScheduling = TestDistrict.Monday.AddHours(1) };
        await using var district = await StartAsync(database, bell);
        await ScheduleAsync(district, Guid.NewGuid(), TestDistrict.Monday);
        (await SweepAsync(district)).ShouldBe(1);
        (await district.SendAsync(new NextDue())).Value.ShouldBe(TestDistrict.Monday.AddHours(1));
        bell.AfterScheduling = null;
        district.Time.Advance(TimeSpan.FromHours(1));
        (await SweepAsync(district)).ShouldBe(1);
        (await district.SendAsync(new NextDue())).Value.ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Scheduling_again_moves_the_row_and_cancelling_takes_it_away(DatabaseProvider database)
    {
        var bell = new Bell();
        await using var district = await StartAsync(database, bell);
        var owner = Guid.NewGuid();
        await ScheduleAsync(district, owner, TestDistrict.Monday);
        await ScheduleAsync(district, owner, TestDistrict.Monday.AddHours(2));
        (await SweepAsync(district)).ShouldBe(0);
        (await district.SendAsync(new NextDue())).Value.ShouldBe(TestDistrict.Monday.AddHours(2));
        await QueueAsync(district, async q =>
        {
            await q.CancelAsync(Bell.Name, owner, default);
            await q.ScheduleAsync(Bell.Name, owner, TestDistrict.Monday.AddHours(3), default);
        });
        (await district.SendAsync(new NextDue())).Value.ShouldBe(TestDistrict.Monday.AddHours(3));
        await QueueAsync(district, q => q.CancelAsync(Bell.Name, owner, default));
        (await district.SendAsync(new NextDue())).Value.ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Sweeps_of_several_hosts_at_once_fire_each_row_once(DatabaseProvider database)
    {
        var bell = new Bell();
        await using var district = await StartAsync(database, bell);
        var owners = Enumerable.Range(0, 120).Select(_ => Guid.NewGuid()).ToList();
        await QueueAsync(district, async q =>
        {
            foreach (var owner in owners)
            {
                await q.ScheduleAsync(Bell.Name, owner, TestDistrict.Monday, default);
            }
        });
        var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SweepAsync(district))));
        fired.Sum().ShouldBe(owners.Count);
        bell.Rung.Select(r => r.Owner).ShouldBe(owners, ignoreOrder: true);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_stop_between_two_rows_leaves_the_rest_for_the_next_sweep(DatabaseProvider database)
    {
        using var stop = new CancellationTokenSource();
        var bell = new Bell();
        bell.OnRing = _ =>
        {
            if (bell.Rung.Count == 2)
            {
                stop.Cancel();
            }

            return Task.CompletedTask;
        };
        await using var district = await StartAsync(database, bell);
        for (var i = 0; i < 6; i++)
        {
            await ScheduleAsync(district, Guid.NewGuid(), TestDistrict.Monday.AddSeconds(-i));
        }

        await Should.ThrowAsync<OperationCanceledException>(() => SweepAsync(district, stop.Token));
        await SweepAsync(district);
        bell.Rung.Select(r => r.Owner).Distinct().Count().ShouldBe(6);
        (await district.SendAsync(new NextDue())).Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_kind_that_nothing_handles_is_kept_and_shown()
    {
        await using var district = await StartAsync(DatabaseProvider.Sqlite, new Bell());
        await QueueAsync(district, q => q.ScheduleAsync("unknown", Guid.NewGuid(), TestDistrict.Monday, default));
        (await SweepAsync(district)).ShouldBe(0);
        (await district.SendAsync(new FailingDue())).Value.ShouldHaveSingleItem().Kind.ShouldBe("unknown");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Subjects_are_worked_on_side_by_side_and_the_rows_of_each_in_due_order(DatabaseProvider database)
    {
        var bell = new Bell();
        var (running, most) = (0, 0);
        bell.OnRing = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(5);
            Interlocked.Decrement(ref running);
        };
        await using var district = await StartAsync(database, bell);
        List<Guid> subjects = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];
        for (var i = 0; i < 60; i++)
        {
            var owner = Guid.NewGuid();
            bell.Subjects[owner] = subjects[i % 6];
            await ScheduleAsync(district, owner, TestDistrict.Monday.AddSeconds(-60 + (i * 7 % 60)));
        }

        (await SideBySideAsync(district, 4)).ShouldBe(60);
        most.ShouldBe(database == DatabaseProvider.Sqlite ? 1 : 4, "one writer on the embedded database");
        foreach (var of in bell.Rung.GroupBy(r => bell.Subjects[r.Owner]))
        {
            of.Select(r => r.DueAt).ShouldBe(of.Select(r => r.DueAt).Order());
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_flood_of_one_kind_does_not_hold_up_another(DatabaseProvider database)
    {
        var (flood, chime) = (new Bell(), new Bell("chime"));
        var before = -1;
        chime.OnRing = _ =>
        {
            before = flood.Rung.Count;
            return Task.CompletedTask;
        };
        await using var district = await TestDistrict.StartAsync(database, configure: services =>
            services.AddScoped<IDueHandler>(_ => flood).AddScoped<IDueHandler>(_ => chime));
        await QueueAsync(district, async q =>
        {
            for (var i = 0; i < 1200; i++)
            {
                await q.ScheduleAsync(flood.Kind, Guid.NewGuid(), TestDistrict.Monday.AddMinutes(-10), default);
            }

            await q.ScheduleAsync(chime.Kind, Guid.NewGuid(), TestDistrict.Monday, default);
        });
        (await SweepAsync(district)).ShouldBe(1201);
        before.ShouldBe(0, "it came with the first batch, though it was due last");
    }

    [Fact]
    public async Task Work_gives_way_while_people_wait_and_goes_on_in_spite_of_steady_load()
    {
        var load = new RequestLoad();
        var idle = Stopwatch.StartNew();
        await load.GiveWayAsync(default);
        idle.ElapsedMilliseconds.ShouldBeLessThan(1000);
        var answered = new TaskCompletionSource();
        var request = load.CountAsync(new DefaultHttpContext(), _ => answered.Task);
        load.Open.ShouldBe(1);
        await load.GiveWayAsync(default);
        answered.SetResult();
        await request;
        load.Open.ShouldBe(0);
        var circuit = new DefaultHttpContext { Request = { Path = "/_blazor" } };
        await load.CountAsync(circuit, _ =>
        {
            load.Open.ShouldBe(0, "a page that stays connected is no request");
            return Task.CompletedTask;
        });
    }

    private static Task<int> SideBySideAsync(TestDistrict district, int degree)
    {
        DateTimeOffset? now = district.Time.GetUtcNow();
        return district.Services.GetRequiredService<DueSweep>().RunAsync(_ => Task.FromResult(now), degree, CancellationToken.None);
    }

    private static Task<TestDistrict> StartAsync(DatabaseProvider database, Bell bell) => TestDistrict.StartAsync(database, configure: services =>
        services.AddScoped<IDueHandler>(p =>
        {
            bell.Queue = p.GetRequiredService<IDueQueue>();
            return bell;
        }));

    private static Task<int> SweepAsync(TestDistrict district, CancellationToken ct = default) =>
        district.Services.GetRequiredService<DueSweep>().RunAsync(district.Time.GetUtcNow(), ct);

    private static Task ScheduleAsync(TestDistrict district, Guid owner, DateTimeOffset at) =>
        QueueAsync(district, q => q.ScheduleAsync(Bell.Name, owner, at, default));

    private static async Task QueueAsync(TestDistrict district, Func<IDueQueue, Task> work)
    {
        await using var scope = district.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        await work(scope.ServiceProvider.GetRequiredService<IDueQueue>());
        await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().SaveChangesAsync();
    }

    /// <summary>Rings when its row falls due.</summary>
    internal sealed class Bell(string kind = Bell.Name) : IDueHandler
    {
        public const string Name = "bell";

        public string Kind => kind;

        public Dictionary<Guid, Guid> Subjects { get; } = [];

        public ValueTask<Guid?> SubjectOfAsync(Guid ownerId, CancellationToken ct) =>
            ValueTask.FromResult<Guid?>(Subjects.TryGetValue(ownerId, out var subject) ? subject : null);

        public IDueQueue? Queue { get; set; }

        public ConcurrentQueue<(Guid Owner, DateTimeOffset DueAt)> Rung { get; } = new();

        public Func<Guid, Task> OnRing { get; set; } = _ => Task.CompletedTask;

        public DateTimeOffset? AfterScheduling { get; set; }

        public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
        {
            if (AfterScheduling is { } next)
            {
                await Queue!.ScheduleAsync(Kind, ownerId, next, ct);
            }

            await OnRing(ownerId);
            Rung.Enqueue((ownerId, dueAt));
        }
    }
}
