using CaseFlow.Domain.Kernel;
using CaseFlow.Host;
using CaseFlow.Host.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;
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

    private const string TemplateName = "caseflow_template";

    // One factory for all: a logger factory of its own would give every district a model of its own to build.
    private static readonly ILoggerFactory Logs = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Warning));

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<PgServer>> PostgresTemplate = new(MakePostgresTemplateAsync);

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
            File.Copy(await SqliteTemplate.Value, file);
            return new TestDistrict(Build(provider, $"Data Source={file}", time, configure, settings, folder.FullName), time, () =>
            {
                SqliteConnection.ClearPool(new SqliteConnection($"Data Source={file}"));
                folder.Delete(recursive: true);
                return Task.CompletedTask;
            });
        }

        var name = $"t{Guid.NewGuid():N}";
        var server = await PostgresTemplate.Value;
        var connection = await server.CreateDatabaseAsync(name, TemplateName);
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

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("caseflow-template-").FullName, "caseflow.db");
        await PrepareAsync(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=false");
        return file;
    }

    private static async Task<PgServer> MakePostgresTemplateAsync()
    {
        var server = await PgServer.Shared;
        await PrepareAsync(DatabaseProvider.PostgreSQL, await server.CreateDatabaseAsync(TemplateName) + ";Pooling=false");
        return server;
    }

    private static async Task PrepareAsync(DatabaseProvider provider, string connection)
    {
        await using var services = Build(provider, connection, new FakeTimeProvider(), null, null, Path.GetTempPath());
        await services.PrepareDatabaseAsync(CancellationToken.None);
    }

    private static ServiceProvider Build(
        DatabaseProvider provider, string connection, TimeProvider time, Action<IServiceCollection>? configure, Dictionary<string, string?>? settings, string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = connection,
            ["Attachments:Path"] = Path.Combine(folder, "attachments"),
        }).AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton(Logs);
        services.AddLogging();
        services.AddSingleton(time);
        services.AddCaseFlow(configuration);
        configure?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
