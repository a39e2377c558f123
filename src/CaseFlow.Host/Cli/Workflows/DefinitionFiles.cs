using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Definition files given on the command line, and the runtime without a database.</summary>
internal static class DefinitionFiles
{
    public static ServiceProvider Runtime() => WorkflowsFeature.AddRuntime(new ServiceCollection()).BuildServiceProvider();

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
