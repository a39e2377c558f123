using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Workflows;

/// <summary>
/// Imports the processes that came with this build: new content becomes a new version, running cases stay on theirs.
/// What does not validate is logged and left out as a whole; the versions already there go on.
/// </summary>
internal sealed partial class ImportAtStart(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<ImportAtStart> logger) : IStartup
{
    public int Order => 20;

    public async Task RunAsync(CancellationToken ct)
    {
        var path = ProcessFolder.Of(configuration);
        if (!Directory.Exists(path))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (Actor.System, "start");
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new ImportDefinitions(DefinitionFolder.Read(path), TextCatalog.Get("workflow.import.at-start")), ct);
        foreach (var refusal in answer.Refusals)
        {
            Refused(logger, refusal.Text());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Text}")]
    private static partial void Refused(ILogger logger, string text);
}

/// <summary>Where the processes are: setting <c>Workflows:Path</c>, by default <c>workflows</c> beside the executable.</summary>
internal static class ProcessFolder
{
    public static string Of(IConfiguration configuration) => configuration["Workflows:Path"] is { Length: > 0 } path
        ? Path.GetFullPath(path)
        : Path.Combine(AppContext.BaseDirectory, "workflows");
}

internal sealed class WorkflowsHostFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<IStartup, ImportAtStart>();
}
