using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>It is no more: scrapped, used up, taken off the record (核销).</summary>
/// <param name="Until">The first day without it; after its first day, not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record EndRegisterEntry(Guid EntryId, DateOnly Until, string Reason) : ICommand<Done>;

/// <summary>Published in the same transaction.</summary>
public sealed record MajorSourceEnded(Guid EntryId, Guid EnterpriseId, DateOnly Until, string Reason) : INotification;

internal sealed class EndRegisterEntryValidator : AbstractValidator<EndRegisterEntry>
{
    public EndRegisterEntryValidator()
    {
        RuleFor(x => x.Until).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class EndRegisterEntryHandler(RegisterBook book, ITimeline timeline, IMediator mediator, TimeProvider time) : IRequestHandler<EndRegisterEntry, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndRegisterEntry request, CancellationToken cancellationToken)
    {
        var found = await book.OpenAsync(request.EntryId, cancellationToken);
        if (!found.Succeeded)
        {
            return Result<Done>.Refused(found.Refusals);
        }

        var entry = found.Value;
        if (request.Until < entry.FirstDay || request.Until > time.Today())
        {
            return new Refusal("register.until", "until", entry.FirstDay.ToLongText(), time.Today().ToLongText());
        }

        (entry.Until, entry.EndReason) = (request.Until, request.Reason.Trim());
        timeline.Write(entry.EnterpriseId, "timeline.register-ended", TextCatalog.Get($"register-kind.{entry.Kind}"), entry.Name, request.Until, entry.EndReason);
        if (entry.Kind == RegisterKinds.MajorSource)
        {
            await mediator.Publish(new MajorSourceEnded(entry.Id, entry.EnterpriseId, request.Until, entry.EndReason), cancellationToken);
        }

        return Done.Value;
    }
}
