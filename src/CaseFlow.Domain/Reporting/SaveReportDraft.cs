using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Reporting;

/// <summary>The unit prepares its report; with <paramref name="ForSignature"/> its leader is told that it waits for the signature (R86).</summary>
[AllowedTo(
    Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody)]
public sealed record SaveReportDraft(string Kind, DateOnly Day, ReportEntry Entry, bool ForSignature = false) : ICommand<Guid>;

internal sealed class SaveReportDraftValidator : AbstractValidator<SaveReportDraft>
{
    public SaveReportDraftValidator()
    {
        RuleFor(x => x.Kind).Must(ReportKinds.All.Contains).Refuse("report.kind");
        RuleFor(x => x.Entry).NotNull().SetValidator(new ReportEntryValidator());
    }
}

internal sealed class SaveReportDraftHandler(ReportScope scope, ReportRuleBook rules, IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<SaveReportDraft, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SaveReportDraft request, CancellationToken cancellationToken)
    {
        var (duty, refusal) = await scope.OwnAsync(request.Kind, request.Day, null, cancellationToken);
        if (duty is null)
        {
            return refusal!;
        }

        if (duty.FiledAt is not null || duty.ClosedAt is not null)
        {
            return Refusal.Conflict("report.no-draft", ReportDirectory.Title(duty));
        }

        context.SubjectId = duty.Id;
        (duty.Draft, duty.DraftBy) = (JsonSerializer.Serialize(request.Entry), context.Who.Name);
        if (request.ForSignature && (await rules.OfAsync(duty.Kind, cancellationToken)).Signers is { Count: > 0 } signers)
        {
            using var _ = context.EnterProcess();
            var sent = await mediator.Send(
                new SendNotice(
                    duty.Id, $"signature:{time.GetUtcNow().UtcTicks}", [.. signers.Select(r => $"{ReportDirectory.Signer}{r}")], TextCatalog.Get("report.signature-title", ReportDirectory.Title(duty)),
                    TextCatalog.Get("report.signature-text", context.Who.Name)),
                cancellationToken);
            if (!sent.Succeeded)
            {
                return Result<Guid>.Refused(sent.Refusals);
            }
        }

        return duty.Id;
    }
}

/// <summary>The task of a duty ends by the report itself; who confirms it before is told where to file.</summary>
[ViaWorkItem(Form)]
public sealed record ConfirmReport(Guid SubjectId, System.Text.Json.Nodes.JsonObject? Parameters) : ICommand<Done>, IConcerns
{
    public const string Form = "report-filed";
}

internal sealed class ConfirmReportHandler(CaseFlowDb db) : IRequestHandler<ConfirmReport, Result<Done>>
{
    public async Task<Result<Done>> Handle(ConfirmReport request, CancellationToken cancellationToken) =>
        await db.Set<ReportDuty>().FindAsync([request.SubjectId], cancellationToken) is { FiledAt: not null } ? Done.Value : Refusal.Conflict("report.file-first");
}
