using CaseFlow.Host.Api;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Settings;

namespace CaseFlow.Host.Web;

/// <summary>The server: the product plus its web features.</summary>
public static class WebServer
{
    /// <param name="configure">Replaces services after the product's own registration.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var features = Found<IWebFeature>().OrderBy(f => f.Order).ToList();
        builder.Logging.AddDatabaseFilter();
        builder.Services.AddCaseFlow(builder.Configuration);
        features.ForEach(f => f.Add(builder));
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        features.ForEach(f => f.Use(app));
        foreach (var endpoints in Found<IEndpoints>())
        {
            endpoints.Map(app);
        }

        return app;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        app.Services.CheckSettings();
        await app.Services.PrepareDatabaseAsync(app.Lifetime.ApplicationStopping);
        foreach (var start in app.Services.GetServices<IStartup>().OrderBy(s => s.Order))
        {
            await start.RunAsync(app.Lifetime.ApplicationStopping);
        }

        await app.RunAsync();
        return 0;
    }

    /// <summary>One of each type of ours that is a <typeparamref name="T"/>, in the order of their names.</summary>
    internal static IEnumerable<T> Found<T>() => typeof(WebServer).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(T)))
        .OrderBy(t => t.FullName, StringComparer.Ordinal)
        .Select(t => (T)Activator.CreateInstance(t)!);
}
