using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>What a row says. Fields of another kind are left out.</summary>
/// <param name="Code">使用登记证编号 of equipment, CAS number of a chemical (where it has one), 备案编号 of a source.</param>
public sealed record RegisterFacts(
    string Name, string? Code = null, string? EquipmentClass = null, DateOnly? NextInspectionOn = null, decimal? Quantity = null, string? QuantityUnit = null,
    string? Place = null, int? Level = null, DateOnly? FiledOn = null);

/// <summary>Enters equipment, a chemical or a major hazard source into the sub-registers of an enterprise (R100).</summary>
/// <param name="Kind">One of <see cref="RegisterKinds"/>.</param>
/// <param name="FirstDay">Since when it is there; not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record RecordRegisterEntry(Guid EnterpriseId, string Kind, RegisterFacts Facts, DateOnly FirstDay) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

/// <summary>Published in the same transaction when an enterprise has a major hazard source from a day on: whoever keeps lists by it (R117) follows.</summary>
public sealed record MajorSourceRecorded(Guid EntryId, Guid EnterpriseId, string Name, DateOnly FirstDay) : INotification;

/// <summary>What a row of a kind must say; only the row itself knows of which kind it is.</summary>
internal static class RegisterFactsRules
{
    public static IValidator<RegisterFacts> Of(string kind, TimeProvider time)
    {
        var rules = new InlineValidator<RegisterFacts>();
        rules.RuleFor(x => x.Name).NotEmpty().MaximumLength(120);
        rules.RuleFor(x => x.Code).MaximumLength(60);
        rules.RuleFor(x => x.Place).MaximumLength(200);
        switch (kind)
        {
            case RegisterKinds.Equipment:
                rules.RuleFor(x => x.EquipmentClass).Must(EquipmentClasses.All.Contains).Refuse("register.equipment-class");
                rules.RuleFor(x => x.Code).NotEmpty().When(x => x.EquipmentClass != EquipmentClasses.Other).Refuse("register.registration-missing");
                rules.RuleFor(x => x.NextInspectionOn).NotNull().When(x => x.EquipmentClass != EquipmentClasses.Other).Refuse("register.inspection-missing");
                break;
            case RegisterKinds.Chemical:
                rules.RuleFor(x => x.Code).Must(CasNumber.IsValid).When(x => !string.IsNullOrWhiteSpace(x.Code)).Refuse("register.cas");
                rules.RuleFor(x => x.Quantity).Must(q => q is > 0 and < 1_000_000_000).Refuse("register.quantity");
                rules.RuleFor(x => x.QuantityUnit).Must(QuantityUnits.All.Contains).Refuse("register.quantity-unit");
                rules.RuleFor(x => x.Place).NotEmpty().Refuse("register.place-missing");
                break;
            case RegisterKinds.MajorSource:
                rules.RuleFor(x => x.Level).Must(l => l is >= 1 and <= 4).Refuse("register.level");
                rules.RuleFor(x => x.Code).NotEmpty().Refuse("register.filing-missing");
                rules.RuleFor(x => x.FiledOn).Must(day => day <= time.Today()).Refuse("register.filed-on");
                break;
        }

        return rules;
    }
}

internal sealed class RecordRegisterEntryValidator : AbstractValidator<RecordRegisterEntry>
{
    public RecordRegisterEntryValidator(TimeProvider time)
    {
        RuleFor(x => x.Kind).Must(RegisterKinds.All.Contains).Refuse("register.kind");
        RuleFor(x => x.FirstDay).NotEmpty().LessThanOrEqualTo(_ => time.Today()).Refuse("register.first-day");
        RuleFor(x => x.Facts).NotNull().SetValidator(x => RegisterFactsRules.Of(x.Kind, time));
    }
}

internal sealed class RecordRegisterEntryHandler(CaseFlowDb db, ISeenEnterprises enterprises, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<RecordRegisterEntry, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordRegisterEntry request, CancellationToken cancellationToken)
    {
        if (!await enterprises.Rows.AnyAsync(e => e.Id == request.EnterpriseId, cancellationToken))
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        var entry = new RegisterEntry
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), EnterpriseId = request.EnterpriseId, Kind = request.Kind, FirstDay = request.FirstDay,
            VerifiedOn = time.Today(), VerifiedBy = context.Who.Name, RecordedBy = context.Who.Name, RecordedAt = time.GetUtcNow(),
        };
        entry.Take(request.Facts);
        if (entry.Code is { } code && await db.Set<RegisterEntry>().AnyAsync(
            r => r.EnterpriseId == entry.EnterpriseId && r.Kind == entry.Kind && r.Code == code && r.Until == null, cancellationToken))
        {
            return Refusal.Conflict("register.code-taken", code);
        }

        db.Add(entry);
        timeline.Write(entry.EnterpriseId, "timeline.register-recorded", TextCatalog.Get($"register-kind.{entry.Kind}"), entry.Name, entry.FirstDay);
        if (entry.Kind == RegisterKinds.MajorSource)
        {
            await mediator.Publish(new MajorSourceRecorded(entry.Id, entry.EnterpriseId, entry.Name, entry.FirstDay), cancellationToken);
        }

        return entry.Id;
    }
}
