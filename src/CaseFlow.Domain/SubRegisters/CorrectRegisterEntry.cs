using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>Puts right what a row says (R100: 准确、详实); what it said before stands in the audit.</summary>
/// <param name="Version">Of the row as it was read.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record CorrectRegisterEntry(Guid EntryId, int Version, RegisterFacts Facts, string Reason) : ICommand<Done>;

internal sealed class CorrectRegisterEntryValidator : AbstractValidator<CorrectRegisterEntry>
{
    public CorrectRegisterEntryValidator()
    {
        RuleFor(x => x.Facts).NotNull();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class CorrectRegisterEntryHandler(RegisterBook book, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<CorrectRegisterEntry, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectRegisterEntry request, CancellationToken cancellationToken)
    {
        var found = await book.OpenAsync(request.EntryId, cancellationToken);
        if (!found.Succeeded)
        {
            return Result<Done>.Refused(found.Refusals);
        }

        var entry = found.Value;
        if (entry.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        // Only the row knows of which kind it is.
        var faults = RegisterFactsRules.Of(entry.Kind, time).Validate(request.Facts).Errors;
        if (faults.Count > 0)
        {
            return Result<Done>.Refused([.. faults.Select(f => new Refusal(f.ErrorCode, $"facts.{char.ToLowerInvariant(f.PropertyName[0])}{f.PropertyName[1..]}") { Message = f.ErrorMessage })]);
        }

        entry.Take(request.Facts);
        (entry.VerifiedOn, entry.VerifiedBy) = (time.Today(), context.Who.Name);
        timeline.Write(entry.EnterpriseId, "timeline.register-corrected", TextCatalog.Get($"register-kind.{entry.Kind}"), entry.Name, request.Reason.Trim());
        return Done.Value;
    }
}
