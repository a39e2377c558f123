using CaseFlow.Domain.Kernel;
using CaseFlow.Host;
using CaseFlow.Host.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CaseFlow.Testing;

/// <summary>
/// The whole product without the web, on a fresh database of the chosen kind and a virtual clock. What is sent goes
/// through the real pipeline.
/// </summary>
public sealed class TestDistrict : IAsyncDisposable
{
    /// <summary>2026-11-23 Monday, 09:00 in Asia/Shanghai.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly Func<Task> _drop;

    private TestDistrict(ServiceProvider services, FakeTimeProvider time, Func<Task> drop) =>
        (Services, Time, _drop) = (services, time, drop);

    public ServiceProvider Services { get; }

    public FakeTimeProvider Time { get; }

    /// <param name="configure">Replaces services after the product's own registration.</param>
    public static async Task<TestDistrict> StartAsync(
        DatabaseProvider provider, DateTimeOffset? now = null, Action<IServiceCollection>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var time = new FakeTimeProvider((now ?? Monday).ToUniversalTime());
        var folder = Directory.CreateTempSubdirectory("caseflow-test-");
        if (provider == DatabaseProvider.Sqlite)
        {
            var file = Path.Combine(folder.FullName, "caseflow.db");
            await EmptyDatabase.CopyAsync(file);
            return new TestDistrict(Build(provider, $"Data Source={file}", time, configure, settings, folder.FullName), time, () =>
            {
                SqliteConnection.ClearPool(new SqliteConnection($"Data Source={file}"));
                folder.Delete(recursive: true);
                return Task.CompletedTask;
            });
        }

        var name = $"t{Guid.NewGuid():N}";
        var (server, connection) = await EmptyDatabase.CreateAsync(name);
        return new TestDistrict(Build(provider, connection, time, configure, settings, folder.FullName), time, async () =>
        {
            await server.DropDatabaseAsync(name);
            folder.Delete(recursive: true);
        });
    }

    /// <summary>Sends a request in a scope of its own, as the given actor (the system by default).</summary>
    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Actor? actor = null, string? key = null, CancellationToken ct = default)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.IdempotencyKey) = (actor ?? Actor.System, key);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>Works on a context of its own, as the system, without the pipeline: to prepare and to look.</summary>
    public async Task<T> WithDbAsync<T>(Func<CaseFlowDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return await work(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _drop();
    }

    internal static ServiceProvider Build(
        DatabaseProvider provider, string connection, TimeProvider time, Action<IServiceCollection>? configure, Dictionary<string, string?>? settings, string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = connection,
            ["Attachments:Path"] = Path.Combine(folder, "attachments"),
        }).AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton(TestLogs.Factory);
        services.AddLogging();
        services.AddSingleton(time);
        services.AddCaseFlow(configuration);
        configure?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
