using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>
/// Records or corrects what was found on all five points (R95), with the figures of that moment beside it. Once the result
/// was sent to the street or published it stays.
/// </summary>
/// <param name="Version">Of the spot check as it was read.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record RecordFindings(Guid CheckId, int Version, IReadOnlyList<FindingLine> Findings, string Conclusion) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => CheckId;
}

/// <param name="Point">One of <see cref="SpotCheckPoints"/>.</param>
/// <param name="Conforms">Null: not examined; all five are needed.</param>
/// <param name="Remark">Needed where it does not conform.</param>
public sealed record FindingLine(string Point, bool? Conforms, string? Remark = null);

internal sealed class RecordFindingsValidator : AbstractValidator<RecordFindings>
{
    public RecordFindingsValidator()
    {
        RuleFor(x => x.Findings).Must(f => f is not null && SpotCheckPoints.All.All(p => f.Count(l => l.Point == p && l.Conforms is not null) == 1) && f.Count == SpotCheckPoints.All.Count)
            .Refuse("spot-check.all-points");
        RuleForEach(x => x.Findings).Must(l => l.Conforms != false || !string.IsNullOrWhiteSpace(l.Remark)).Refuse("spot-check.remark-missing");
        RuleForEach(x => x.Findings).Must(l => l.Remark is not { Length: > PlanSpotCheck.MaxText }).Refuse("spot-check.remark-long", PlanSpotCheck.MaxText);
        RuleFor(x => x.Conclusion).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("spot-check.conclusion-missing").MaximumLength(PlanSpotCheck.MaxText);
    }
}

internal sealed class RecordFindingsHandler(CaseFlowDb db, SpotCheckScope scope, SpotCheckFacts facts, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<RecordFindings, Result<Done>>
{
    public async Task<Result<Done>> Handle(RecordFindings request, CancellationToken cancellationToken)
    {
        var (check, refusal) = await scope.KeptAsync(request.CheckId, cancellationToken);
        if (check is null)
        {
            return refusal!;
        }

        if (check.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        if (check.State is not (SpotCheckStates.Planned or SpotCheckStates.Examined) || check.PublishedAt is not null)
        {
            return Refusal.Conflict("spot-check.state", check.Number, TextCatalog.Get(check.PublishedAt is null ? $"spot-check-state.{check.State}" : "spot-check-state.published"));
        }

        if (check.Day > time.Today())
        {
            return Refusal.Conflict("spot-check.not-yet", check.Number, check.Day.ToLongText());
        }

        var known = await db.Set<SpotCheckFinding>().Where(f => f.CheckId == check.Id).ToDictionaryAsync(f => f.Point, cancellationToken);
        foreach (var line in request.Findings)
        {
            var remark = string.IsNullOrWhiteSpace(line.Remark) ? null : line.Remark.Trim();
            if (known.TryGetValue(line.Point, out var finding))
            {
                (finding.Conforms, finding.Remark) = (line.Conforms!.Value, remark);
            }
            else
            {
                db.Add(new SpotCheckFinding { CheckId = check.Id, Point = line.Point, Conforms = line.Conforms!.Value, Remark = remark });
            }
        }

        check.Figures = ProcessJson.Write(await facts.NowAsync(check, cancellationToken));
        (check.State, check.Conclusion, check.ExaminedBy, check.ExaminedAt) = (SpotCheckStates.Examined, request.Conclusion.Trim(), context.Who.Name, time.GetUtcNow());
        timeline.Write(check.Id, "timeline.spot-check-examined", request.Findings.Count(f => f.Conforms == false));
        return Done.Value;
    }
}
