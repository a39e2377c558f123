using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Workflows;

/// <summary>
/// Imports the processes that came with this build: new content becomes a new version, running cases stay on theirs.
/// One that does not validate is logged, stays visible in <see cref="RefusedImports"/> and keeps none of the others back; the
/// versions already there go on.
/// </summary>
internal sealed partial class ImportAtStart(IServiceScopeFactory scopes, IConfiguration configuration, RefusedImports refused, ILogger<ImportAtStart> logger) : IStartup
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
            .Send(new ImportDefinitions(DefinitionFolder.Read(path), TextCatalog.Get("workflow.import.at-start"), Each: true), ct);
        refused.Texts = [.. answer.Refusals.Select(r => r.Text()), .. answer.Succeeded ? answer.Value.SelectMany(i => i.Refused) : []];
        foreach (var text in refused.Texts)
        {
            Refused(logger, text);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Text}")]
    private static partial void Refused(ILogger logger, string text);
}

/// <summary>What the import at this start refused, each with file, activity and rule; empty when all went in.</summary>
public sealed class RefusedImports
{
    public IReadOnlyList<string> Texts { get; internal set; } = [];
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
    public void Register(IServiceCollection services) => services.AddSingleton<RefusedImports>().AddSingleton<IStartup, ImportAtStart>();
}
