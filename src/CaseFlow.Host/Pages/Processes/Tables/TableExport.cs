using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Host.Pages.Processes.Tables;

/// <summary>A decision table of the latest version as a table file.</summary>
internal sealed class TableExport : IEndpoints
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/processes/{definitionId}/tables/{activityId}/export",
        async (string definitionId, string activityId, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var answer = await mediator.Send(new FindDefinitionVersions(VersionChoice.Latest, [definitionId]), ct);
            if (!answer.Succeeded)
            {
                return Problems.From(answer.Refusals);
            }

            return answer.Value.Items is [var latest, ..]
                && DefinitionTables.Of(latest.Document).FirstOrDefault(t => t.ActivityId == activityId) is { Table: { } table } found
                ? Results.File(await TableSheet.WriteAsync(table, found.Name), ContentType, $"{latest.Name}-{found.Name}-{time.Today():yyyyMMdd}.xlsx")
                : Problems.From([Refusal.NotFound("tables.not-found", definitionId)]);
        }).ExcludeFromDescription();
}
