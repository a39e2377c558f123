using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Accountability;

/// <summary>The district office takes another trace-back for an accident: other days, or with what was entered since. Earlier ones stay.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record KeepTrace(Guid CaseId, DateOnly First, DateOnly Last) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => CaseId;
}

internal sealed class KeepTraceValidator : AbstractValidator<KeepTrace>
{
    public KeepTraceValidator(TimeProvider time) =>
        RuleFor(x => x.Last).Must((x, last) => x.First != default && x.First <= last && last <= time.Today() && last.DayNumber - x.First.DayNumber < TraceBack.MostDays)
            .Refuse("trace.days", TraceBack.MostDays);
}

internal sealed class KeepTraceHandler(AccountabilityBook book, TraceShelf shelf, IEnterpriseDirectory enterprises) : IRequestHandler<KeepTrace, Result<Done>>
{
    public async Task<Result<Done>> Handle(KeepTrace request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(request.CaseId, cancellationToken) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        if (opened.EnterpriseId is not { } id || await enterprises.FindAsync(id, cancellationToken) is not { } enterprise)
        {
            return Refusal.Conflict("accountability.no-enterprise");
        }

        await shelf.KeepAsync(opened.Id, enterprise, request.First, request.Last, cancellationToken);
        return Done.Value;
    }
}
