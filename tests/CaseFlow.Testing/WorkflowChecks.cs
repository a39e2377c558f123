using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Checking;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Testing;

/// <summary>The check that nothing waits for nothing, to end any test of faults with.</summary>
public static class WorkflowChecks
{
    public static async Task<WorkflowCheck> CheckAsync(this TestDistrict district) => (await district.SendAsync(new CheckWorkflows())).Value;

    public static async Task NothingWaitsForNothingAsync(this TestDistrict district) => Hold(await district.CheckAsync());

    public static async Task NothingWaitsForNothingAsync(this Trial trial) => Hold(await trial.InsideAsync(async services =>
        (await services.GetRequiredService<IMediator>().Send<Result<WorkflowCheck>>(new CheckWorkflows())).Value));

    private static void Hold(WorkflowCheck check)
    {
        if (!check.Holds)
        {
            throw new InvalidOperationException(
                $"Broken: {string.Join("; ", check.Violations.Select(v => $"{v.Invariant} {v.DefinitionId} {v.InstanceId}: {v.Text}"))}");
        }
    }
}
