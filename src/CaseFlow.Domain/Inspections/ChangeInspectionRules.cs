using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>The figures that hold for checks from a day on; earlier ones keep theirs.</summary>
/// <param name="FirstDay">Not before today, and no day twice.</param>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ChangeInspectionRules(DateOnly FirstDay, int LateAfterHours, int FarMetres, int ElsewhereMetres, int AheadMinutes) : ICommand<Done>;

internal sealed class ChangeInspectionRulesValidator : AbstractValidator<ChangeInspectionRules>
{
    public ChangeInspectionRulesValidator()
    {
        RuleFor(x => x.LateAfterHours).InclusiveBetween(1, 720);
        RuleFor(x => x.FarMetres).InclusiveBetween(10, 100_000);
        RuleFor(x => x.ElsewhereMetres).InclusiveBetween(100, 1_000_000);
        RuleFor(x => x.AheadMinutes).InclusiveBetween(0, 120);
    }
}

internal sealed class ChangeInspectionRulesHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<ChangeInspectionRules, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangeInspectionRules request, CancellationToken cancellationToken)
    {
        if (request.FirstDay < time.Today())
        {
            return new Refusal("inspection-rules.first-day", "firstDay", time.Today().ToLongText());
        }

        if (await db.Set<InspectionRuleSet>().AnyAsync(r => r.FirstDay == request.FirstDay, cancellationToken))
        {
            return new Refusal("inspection-rules.day-taken", "firstDay", request.FirstDay.ToLongText()) { Kind = RefusalKind.Conflict };
        }

        db.Add(new InspectionRuleSet
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), FirstDay = request.FirstDay, LateAfterHours = request.LateAfterHours, FarMetres = request.FarMetres,
            ElsewhereMetres = request.ElsewhereMetres, AheadMinutes = request.AheadMinutes, ChangedBy = context.Who.Name, ChangedAt = time.GetUtcNow(),
        });
        return Done.Value;
    }
}

/// <summary>The figures as of a day, and all of them, newest first.</summary>
[AnyRole]
public sealed record ReadInspectionRules(DateOnly? Day = null) : IQuery<InspectionFigures>;

public sealed record InspectionFigures(
    DateOnly FirstDay, int LateAfterHours, int FarMetres, int ElsewhereMetres, int AheadMinutes, string ChangedBy, IReadOnlyList<DateOnly> Days);

internal sealed class ReadInspectionRulesHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<ReadInspectionRules, Result<InspectionFigures>>
{
    public async Task<Result<InspectionFigures>> Handle(ReadInspectionRules request, CancellationToken cancellationToken)
    {
        var rows = await db.Set<InspectionRuleSet>().AsNoTracking().OrderByDescending(r => r.FirstDay).ToListAsync(cancellationToken);
        var day = request.Day ?? time.Today();
        var now = rows.Find(r => r.FirstDay <= day) ?? rows[^1];
        return new InspectionFigures(
            now.FirstDay, now.LateAfterHours, now.FarMetres, now.ElsewhereMetres, now.AheadMinutes, now.ChangedBy, [.. rows.Select(r => r.FirstDay)]);
    }
}
