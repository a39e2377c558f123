using System.CommandLine;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>What administrators do with definitions and their instances (design §5).</summary>
internal sealed class WorkflowsCommand : ICliCommand
{
    public Command Build() => new("workflows", TextCatalog.Get("cli.workflows"))
    {
        RunWorkflow.Build(),
        ValidateWorkflows.Build(),
        ImportWorkflows.Build(),
        SimulateWorkflow.Build(),
        TestWorkflows.Build(),
        RecordCase.Build(),
        ReplayCases.Build(),
        ShipWorkflows.Build(),
        MigrateWorkflows.Build(),
        CheckWorkflows.Build(),
        ExportWorkflows.Build(),
        DiffWorkflows.Build(),
    };
}
