using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>An enterprise stops, closes, turns to something else or resumes, from a day on (R116).</summary>
/// <param name="Kind">One of <see cref="EnterpriseChanges.After"/> its state.</param>
/// <param name="FirstDay">Not before the last change, not after today.</param>
/// <param name="Industry">GB/T 4754-2017 class it turns to; with its name and category needed for 转产, else left out.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record ChangeEnterprise(
    Guid EnterpriseId, string Kind, DateOnly FirstDay, string Reason, string? Industry = null, string? IndustryName = null, string? Category = null)
    : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

/// <summary>Name, place, industry or department of a file changed; told inside the transaction, before it is written.</summary>
public sealed record EnterpriseFileChanged(Guid EnterpriseId) : INotification;

internal sealed class ChangeEnterpriseValidator : AbstractValidator<ChangeEnterprise>
{
    public ChangeEnterpriseValidator()
    {
        RuleFor(x => x.Kind).NotEmpty();
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
        When(x => x.Kind == EnterpriseChanges.Converted, () =>
        {
            RuleFor(x => x.Industry).NotEmpty().IsIndustry();
            RuleFor(x => x.IndustryName).NotEmpty().MaximumLength(80);
            RuleFor(x => x.Category).NotEmpty().IsCategory();
        });
    }
}

internal sealed class ChangeEnterpriseHandler(CaseFlowDb db, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<ChangeEnterprise, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangeEnterprise request, CancellationToken cancellationToken)
    {
        if (await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (!EnterpriseChanges.After(enterprise.State).Contains(request.Kind))
        {
            return new Refusal("enterprise.change-not-now", "kind", TextCatalog.Get($"enterprise-state.{enterprise.State}"), TextCatalog.Get($"enterprise-change.{request.Kind}"));
        }

        var last = await db.Set<EnterpriseChange>().SingleAsync(c => c.EnterpriseId == enterprise.Id && c.Until == null, cancellationToken);
        if (request.FirstDay < last.FirstDay || request.FirstDay > time.Today())
        {
            return new Refusal("enterprise.change-day", "firstDay", last.FirstDay.ToLongText(), time.Today().ToLongText());
        }

        if (request.Kind == EnterpriseChanges.Converted)
        {
            (enterprise.Industry, enterprise.IndustryName, enterprise.Category) = (request.Industry!, request.IndustryName!.Trim(), request.Category!);
        }

        // A suspended enterprise that turns to something else has not resumed by that.
        var state = request.Kind == EnterpriseChanges.Converted ? enterprise.State : EnterpriseChanges.StateAfter(request.Kind);
        last.Until = request.FirstDay;
        (enterprise.State, enterprise.StateSince) = (state, request.FirstDay);
        db.Add(enterprise.Change(request.Kind, request.FirstDay, last.Sequence + 1, request.Reason, context.Who.Name, time.GetUtcNow()));
        timeline.Write(enterprise.Id, $"timeline.enterprise-{request.Kind}", request.FirstDay, request.Reason.Trim());
        await mediator.Publish(new EnterpriseFileChanged(enterprise.Id), cancellationToken);
        return Done.Value;
    }
}
