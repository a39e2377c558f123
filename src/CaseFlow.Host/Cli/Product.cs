using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Settings;
using MediatR;

namespace CaseFlow.Host.Cli;

/// <summary>The product without the web, for commands that work on its database; acts as the system.</summary>
public sealed class Product : IAsyncDisposable
{
    private readonly WebApplication _host;

    private Product(WebApplication host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Reads appsettings and environment like the server, checks the settings, and brings the database to this version.</summary>
    /// <exception cref="SettingsException">A setting is missing or out of range.</exception>
    public static async Task<Product> OpenAsync(CancellationToken ct, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddDatabaseFilter();

        // What pages add cannot be made without the web; nothing here asks for it.
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, false));
        builder.Services.AddCaseFlow(builder.Configuration);
        var product = new Product(builder.Build());
        product.Services.CheckSettings();
        await product.Services.PrepareDatabaseAsync(ct);
        return product;
    }

    /// <summary>Sends a request as the system; refusals are written to standard error.</summary>
    /// <returns>The exit code and the answer.</returns>
    public async Task<(int Code, Result<T> Answer)> SendAsync<T>(IRequest<Result<T>> request, CancellationToken ct)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (Actor.System, "cli");
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        foreach (var refusal in answer.Refusals)
        {
            await Console.Error.WriteLineAsync(refusal.Text());
        }

        return (answer.Succeeded ? ExitCodes.Done : ExitCodes.Refused, answer);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
