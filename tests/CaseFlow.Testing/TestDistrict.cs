using CaseFlow.Domain.Kernel;
using CaseFlow.Host;
using CaseFlow.Host.Persistence;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

    private static readonly SemaphoreSlim TemplateGate = new(1, 1);
    private static bool _templateMade;

    private readonly Func<Task> _drop;

    private TestDistrict(ServiceProvider services, FakeTimeProvider time, Func<Task> drop) =>
        (Services, Time, _drop) = (services, time, drop);

    public ServiceProvider Services { get; }

    public FakeTimeProvider Time { get; }

    /// <param name="configure">Replaces services after the product's own registration.</param>
    public static async Task<TestDistrict> StartAsync(
        DatabaseProvider provider, DateTimeOffset? now = null, Action<IServiceCollection>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var name = $"t{Guid.NewGuid():N}";
        var time = new FakeTimeProvider((now ?? Monday).ToUniversalTime());
        if (provider == DatabaseProvider.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("caseflow-test-");
            var services = await BuildAsync(provider, $"Data Source={folder.FullName}/caseflow.db", time, configure, settings, folder.FullName);
            return new TestDistrict(services, time, () =>
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                folder.Delete(recursive: true);
                return Task.CompletedTask;
            });
        }

        var server = await PgServer.Shared;
        await MakeTemplateAsync(server);
        var connection = await server.CreateDatabaseAsync(name, "caseflow_template");
        var files = Directory.CreateTempSubdirectory("caseflow-test-");
        var built = await BuildAsync(provider, connection, time, configure, settings, files.FullName);
        return new TestDistrict(built, time, async () =>
        {
            await server.DropDatabaseAsync(name);
            files.Delete(recursive: true);
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

    private static async Task MakeTemplateAsync(PgServer server)
    {
        await TemplateGate.WaitAsync();
        try
        {
            if (!_templateMade)
            {
                var connection = await server.CreateDatabaseAsync("caseflow_template") + ";Pooling=false";
                await using var services = await BuildAsync(DatabaseProvider.PostgreSQL, connection, new FakeTimeProvider(), null, null, Path.GetTempPath());
                await services.PrepareDatabaseAsync(CancellationToken.None);
                _templateMade = true;
            }
        }
        finally
        {
            TemplateGate.Release();
        }
    }

    private static async Task<ServiceProvider> BuildAsync(
        DatabaseProvider provider, string connection, TimeProvider time, Action<IServiceCollection>? configure, Dictionary<string, string?>? settings, string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = connection,
            ["Attachments:Path"] = Path.Combine(folder, "attachments"),
        }).AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(b => b.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(time);
        services.AddCaseFlow(configuration);
        configure?.Invoke(services);
        var built = services.BuildServiceProvider(validateScopes: true);
        if (provider == DatabaseProvider.Sqlite)
        {
            await built.PrepareDatabaseAsync(CancellationToken.None);
        }

        return built;
    }
}
