using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Scheduling;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Definition files given on the command line, and the runtime without a database.</summary>
internal static class DefinitionFiles
{
    /// <summary>Dates are counted by the notices that come with the product.</summary>
    public static ServiceProvider Runtime() => WorkflowsFeature.AddRuntime(new ServiceCollection()
        .AddSingleton<IWorkCalendars>(_ => new NoticeCalendars(BundledCalendars.Files))
        .AddSingleton(new CalendarFiles(() => BundledCalendars.Files))).BuildServiceProvider();

    /// <summary>Null when one cannot be read; why is on standard error.</summary>
    public static IReadOnlyList<WorkflowDocument>? Read(IReadOnlyList<FileInfo> files)
    {
        var documents = new List<WorkflowDocument>();
        foreach (var file in files)
        {
            try
            {
                documents.Add(WorkflowDocument.Parse(File.ReadAllText(file.FullName)));
            }
            catch (DocumentException e)
            {
                Console.Error.WriteLine(TextCatalog.Get("workflow.import.unreadable", file.Name, e.Message));
                return null;
            }
        }

        return documents;
    }
}
