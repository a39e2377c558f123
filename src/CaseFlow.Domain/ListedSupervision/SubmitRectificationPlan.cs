using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>治理方案 in its six parts: 目标和任务、方法和措施、经费和物资、机构和人员、时限和要求、安全措施和应急预案 (practice §2.3).</summary>
[ViaWorkItem("rectification-plan")]
public sealed record SubmitRectificationPlan(
    Guid SubjectId, JsonObject? Parameters, string? Goals, string? Measures, string? Funding, string? Organisation, string? Schedule,
    string? Safety, IReadOnlyList<Guid>? AttachmentIds) : ICommand<Recorded>, IConcerns;

internal sealed class SubmitRectificationPlanValidator : AbstractValidator<SubmitRectificationPlan>
{
    public SubmitRectificationPlanValidator()
    {
        RuleFor(x => x.Goals).Needed("plan.goals-missing");
        RuleFor(x => x.Measures).Needed("plan.measures-missing");
        RuleFor(x => x.Funding).Needed("plan.funding-missing");
        RuleFor(x => x.Organisation).Needed("plan.organisation-missing");
        RuleFor(x => x.Schedule).Needed("plan.schedule-missing");
        RuleFor(x => x.Safety).Needed("plan.safety-missing");
    }
}

internal sealed class SubmitRectificationPlanHandler(CaseFile files, ITimeline timeline) : IRequestHandler<SubmitRectificationPlan, Result<Recorded>>
{
    public async Task<Result<Recorded>> Handle(SubmitRectificationPlan request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        timeline.Write(listed.Id, "timeline.plan-submitted");
        return await files.RecordAsync(
            listed.Id,
            "rectification-plan",
            new()
            {
                ["goals"] = request.Goals, ["measures"] = request.Measures, ["funding"] = request.Funding,
                ["organisation"] = request.Organisation, ["schedule"] = request.Schedule, ["safety"] = request.Safety,
            },
            request.AttachmentIds,
            cancellationToken);
    }
}
