using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Migration;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;
using static CaseFlow.Domain.Kernel.TextCatalog;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Pages.Processes.Moving;

/// <summary>Dry runs and results of migrations as table files.</summary>
internal sealed class MigrationExport : IEndpoints
{
    /// <param name="plan">A plan already written down is named; one being put together stands in the address.</param>
    public static string Address(MigrationDraft draft, Guid? plan, string only) => QueryHelpers.AddQueryString(
        "/migrations/dry-run.xlsx",
        plan is { } id
            ? new Dictionary<string, string?> { ["plan"] = $"{id}", ["only"] = only }
            : new Dictionary<string, string?> { ["draft"] = WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(draft, JsonValues.Options)), ["only"] = only });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/migrations/dry-run.xlsx", DryRunAsync).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/migrations/{id:guid}/result.xlsx", (Guid id, MigrationItemStatus? status, IMediator mediator, TimeProvider time, CancellationToken ct) =>
            TableFile.OfAsync(Get("migration-page.results"), time.Today(), page => mediator.Send(new MigrationItems(id, status, page), ct), Row))
            .RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> DryRunAsync(IMediator mediator, TimeProvider time, Guid? plan, string? draft, string? only, CancellationToken ct)
    {
        var read = await ReadAsync(mediator, plan, draft, ct);
        if (!read.Succeeded)
        {
            return Problems.From(read.Refusals);
        }

        var asked = read.Value;
        if (only is "refused" or "changed")
        {
            var survey = await mediator.Send(new SurveyMigration(asked), ct);
            if (!survey.Succeeded)
            {
                return Problems.From(survey.Refusals);
            }

            // No instance has the empty id: nothing to list.
            var ids = only == "refused" ? survey.Value.RefusedIds : survey.Value.ChangedIds;
            asked = asked with { Filter = (asked.Filter ?? new InstanceFilter()) with { InstanceIds = ids.Count == 0 ? [Guid.Empty] : ids } };
        }

        return await TableFile.OfAsync(
            Get("migration-page.dry-run"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(new DryRunMigration(asked, page), ct);
                return answer.Succeeded ? new Page<DryRunLine>(answer.Value.Items, answer.Value.Total, page.Number, page.Take) : Result<Page<DryRunLine>>.Refused(answer.Refusals);
            },
            Row);
    }

    private static async Task<Result<MigrationDraft>> ReadAsync(IMediator mediator, Guid? plan, string? draft, CancellationToken ct)
    {
        if (plan is { } id)
        {
            var view = await mediator.Send(new GetMigration(id), ct);
            return view.Succeeded ? view.Value.ToDraft() : Result<MigrationDraft>.Refused(view.Refusals);
        }

        try
        {
            return JsonSerializer.Deserialize<MigrationDraft>(WebEncoders.Base64UrlDecode(draft ?? ""), JsonValues.Options) is { } read ? read : new Refusal("migration-page.unreadable", "draft");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return new Refusal("migration-page.unreadable", "draft");
        }
    }

    private static Dictionary<string, object?> Row(DryRunLine line) => new()
    {
        [Get("instances.number")] = line.Subject?.Number,
        [Get("instances.subject")] = line.Subject?.Name ?? Get("instances.no-subject"),
        [Get("instances.place")] = line.Subject?.Place,
        [Get("migration-page.verdict")] = Get(line.Refusals.Count == 0 ? "migration-page.moves" : "migration-page.refused"),
        [Get("migration-page.why-refused")] = string.Join('；', line.Refusals.Select(r => r.Text)),
        [Get("migration-page.stays")] = string.Join('；', line.Stays.Select(DryRunWords.Of)),
        [Get("migration-page.old-due")] = string.Join('；', line.Stays.Where(s => s.DueAt is not null).Select(s => Moments.Until(s.DueAt!.Value))),
        [Get("migration-page.new-due")] = string.Join('；', line.Stays.Where(s => s.NewDueAt is not null).Select(s => Moments.Until(s.NewDueAt!.Value))),
        [Get("migration-page.ending")] = string.Join('；', line.Ends.Select(DryRunWords.Name)),
        [Get("migration-page.opening")] = string.Join('；', line.Opens),
    };

    private static Dictionary<string, object?> Row(MigrationItemView item) => new()
    {
        [Get("instances.number")] = item.Subject?.Number,
        [Get("instances.subject")] = item.Subject?.Name ?? Get("instances.no-subject"),
        [Get("instances.place")] = item.Subject?.Place,
        [Get("migration-page.state")] = Get($"migration-item.{item.Status}"),
        [Get("migration-page.why-refused")] = item.Text,
        [Get("migration-page.at")] = item.At is { } at ? Moments.At(at) : null,
    };
}
