using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>When mail and webhooks may go out from a day on; messages that already wait keep their instant.</summary>
/// <param name="FirstDay">Not before today, and no day twice.</param>
/// <param name="Urgent">Kinds of notices that nothing holds back.</param>
[AllowedTo(Roles.SystemAdministrator, Roles.DistrictOffice)]
public sealed record ChangeDeliveryRules(
    DateOnly FirstDay, TimeOnly? QuietFrom, TimeOnly? QuietTo, bool WorkingDaysOnly, TimeOnly DigestAt, IReadOnlyList<string> Urgent, bool InAppOnly) : ICommand<Done>;

internal sealed class ChangeDeliveryRulesValidator : AbstractValidator<ChangeDeliveryRules>
{
    public ChangeDeliveryRulesValidator()
    {
        RuleFor(x => x.QuietTo).Must((x, to) => to.HasValue == x.QuietFrom.HasValue && (to is null || to != x.QuietFrom))
            .WithErrorCode("delivery-rules.quiet").WithMessage(_ => TextCatalog.Get("delivery-rules.quiet"));
        RuleFor(x => x.Urgent).NotNull();
        RuleForEach(x => x.Urgent).Must(k => NoticeKinds.All.Contains(k))
            .WithErrorCode("notice.unknown-kind").WithMessage(_ => TextCatalog.Get("notice.unknown-kind"));
    }
}

internal sealed class ChangeDeliveryRulesHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<ChangeDeliveryRules, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangeDeliveryRules request, CancellationToken cancellationToken)
    {
        if (request.FirstDay < time.Today())
        {
            return new Refusal("delivery-rules.first-day", "firstDay", time.Today().ToLongText());
        }

        if (await db.Set<DeliveryRuleSet>().AnyAsync(r => r.FirstDay == request.FirstDay, cancellationToken))
        {
            return new Refusal("delivery-rules.day-taken", "firstDay", request.FirstDay.ToLongText()) { Kind = RefusalKind.Conflict };
        }

        db.Add(new DeliveryRuleSet
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), FirstDay = request.FirstDay, QuietFrom = request.QuietFrom, QuietTo = request.QuietTo,
            WorkingDaysOnly = request.WorkingDaysOnly, DigestAt = request.DigestAt, Urgent = string.Join(',', request.Urgent.Distinct()), InAppOnly = request.InAppOnly,
            ChangedBy = context.Who.Name, ChangedAt = time.GetUtcNow(),
        });
        return Done.Value;
    }
}

/// <summary>What holds on a day (today when none is given), and the days from which others do.</summary>
[AnyRole]
public sealed record ReadDeliveryRules(DateOnly? Day = null) : IQuery<DeliveryFigures>;

public sealed record DeliveryFigures(
    DateOnly FirstDay, TimeOnly? QuietFrom, TimeOnly? QuietTo, bool WorkingDaysOnly, TimeOnly DigestAt, IReadOnlyList<string> Urgent, bool InAppOnly,
    string ChangedBy, IReadOnlyList<DateOnly> Days);

internal sealed class ReadDeliveryRulesHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<ReadDeliveryRules, Result<DeliveryFigures>>
{
    public async Task<Result<DeliveryFigures>> Handle(ReadDeliveryRules request, CancellationToken cancellationToken)
    {
        var rows = await db.Set<DeliveryRuleSet>().AsNoTracking().OrderByDescending(r => r.FirstDay).ToListAsync(cancellationToken);
        var day = request.Day ?? time.Today();
        var now = rows.Find(r => r.FirstDay <= day) ?? rows[^1];
        return new DeliveryFigures(
            now.FirstDay, now.QuietFrom, now.QuietTo, now.WorkingDaysOnly, now.DigestAt, now.Urgent.Split(',', StringSplitOptions.RemoveEmptyEntries), now.InAppOnly,
            now.ChangedBy, [.. rows.Select(r => r.FirstDay)]);
    }
}
