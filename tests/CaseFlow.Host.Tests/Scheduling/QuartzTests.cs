using System.Collections.Concurrent;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseFlow.Host.Tests.Scheduling;

/// <summary>Quartz really fires, from its persistent store, on both databases.</summary>
public sealed class QuartzTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_due_fires_by_itself_once_and_again_after_a_restart(DatabaseProvider database)
    {
        var bell = new SignallingBell();
        await using var district = await StartAsync(database, bell);
        await RunAsync(district, async () => await FireOneAsync(district, bell));
        await RunAsync(district, async () => await FireOneAsync(district, bell));
        bell.Rung.ShouldBeUnique();
        bell.Rung.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_hosts_of_a_cluster_fire_each_row_once()
    {
        var bell = new SignallingBell();
        await using var district = await StartAsync(DatabaseProvider.PostgreSQL, bell);
        await using var second = Scheduler(district);
        var owners = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToList();
        await RunAsync(district, () => RunAsync(second, async () =>
        {
            foreach (var owner in owners)
            {
                await ScheduleAsync(district, owner);
            }

            foreach (var owner in owners)
            {
                await bell.WaitForAsync(owner).WaitAsync(Patience);
            }
        }));
        bell.Rung.ShouldBe(owners, ignoreOrder: true);
    }

    private static async Task FireOneAsync(TestDistrict district, SignallingBell bell)
    {
        var owner = Guid.NewGuid();
        await ScheduleAsync(district, owner);
        await bell.WaitForAsync(owner).WaitAsync(Patience);
    }

    private static Task<TestDistrict> StartAsync(DatabaseProvider database, SignallingBell bell) => TestDistrict.StartAsync(database, configure: services =>
    {
        services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
        services.AddScoped<IDueHandler>(_ => bell);
    });

    // A scheduler of its own over the district's database, as another host would have it.
    private static ServiceProvider Scheduler(TestDistrict district)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory, NullLoggerFactory>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IHostApplicationLifetime>(new NoLifetime());
        services.AddSingleton(district.Services.GetRequiredService<StartTriggers>());
        services.AddSingleton(district.Services.GetRequiredService<DueSweep>());
        services.AddSingleton(district.Services.GetRequiredService<ClockGuard>());
        services.AddScheduler(district.Services.GetRequiredService<DatabaseOptions>(), new SchedulingOptions(), mail: false);
        return services.BuildServiceProvider();
    }

    private static async Task RunAsync(TestDistrict district, Func<Task> work)
    {
        await using var services = Scheduler(district);
        await RunAsync(services, work);
    }

    private static async Task RunAsync(ServiceProvider services, Func<Task> work)
    {
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var service in hosted)
        {
            await service.StartAsync(CancellationToken.None);
        }

        ((NoLifetime)services.GetRequiredService<IHostApplicationLifetime>()).Start();
        try
        {
            await work();
        }
        finally
        {
            foreach (var service in hosted)
            {
                await service.StopAsync(CancellationToken.None);
            }
        }
    }

    private static async Task ScheduleAsync(TestDistrict district, Guid owner)
    {
        await using var scope = district.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IDatabaseDialect>().BeginWriteAsync(db, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<IDueQueue>().ScheduleAsync("bell", owner, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private sealed class SignallingBell : IDueHandler
    {
        private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waits = new();

        public string Kind => "bell";

        public ConcurrentQueue<Guid> Rung { get; } = new();

        public Task WaitForAsync(Guid owner) => Signal(owner).Task;

        public Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
        {
            Rung.Enqueue(ownerId);
            Signal(ownerId).TrySetResult();
            return Task.CompletedTask;
        }

        private TaskCompletionSource Signal(Guid owner) => _waits.GetOrAdd(owner, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    private sealed class NoLifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => _started.Cancel();

        public void Dispose() => _started.Dispose();

        public void StopApplication()
        {
        }
    }
}
