using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Definitions;

internal sealed class PublishedVariables(CaseFlowDb db) : IDefinitionVariables
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string definitionId, CancellationToken ct)
    {
        var document = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == definitionId && d.IsPublished)
            .OrderByDescending(d => d.Version).Select(d => d.Document).FirstOrDefaultAsync(ct);
        return document is null
            ? new Dictionary<string, string>()
            : WorkflowDocument.Parse(document).Variables.Where(v => v.Default is not null)
                .GroupBy(v => v.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => JsonValues.Text(g.First().Default) ?? "", StringComparer.Ordinal);
    }
}

internal sealed class DefinitionVariablesFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IDefinitionVariables, PublishedVariables>();
}
