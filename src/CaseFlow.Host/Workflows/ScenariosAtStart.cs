using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation.Kept;
using CaseFlow.Workflows.Simulation.Scenarios;
using MediatR;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Workflows;

/// <summary>Takes in the scenarios that came with this build, after their processes; one that cannot be read is told as a refused process is.</summary>
internal sealed class ScenariosAtStart(IServiceScopeFactory scopes, IConfiguration configuration, RefusedImports refused) : IStartup
{
    public int Order => 21;

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
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ImportScenarios(ScenarioFolder.Read(path)), ct);
        refused.Texts = [.. refused.Texts, .. answer.Succeeded ? answer.Value.Refused : answer.Refusals.Select(r => r.Text())];
    }
}

internal sealed class ScenariosHostFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<IStartup, ScenariosAtStart>();
}
