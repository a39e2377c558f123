using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Publicity;

/// <summary>The issuing unit or the district office takes a material back (R123): nobody is owed it any more, what was delivered stays.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record WithdrawMaterial(Guid MaterialId, string Reason) : ICommand<Done>, IConcerns
{
    public const int MaxReason = 200;

    Guid IConcerns.SubjectId => MaterialId;
}

internal sealed class WithdrawMaterialValidator : AbstractValidator<WithdrawMaterial>
{
    public WithdrawMaterialValidator() =>
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("publicity.reason-missing").MaximumLength(WithdrawMaterial.MaxReason).Must(PublicityWords.Plain).Refuse("publicity.control");
}

internal sealed class WithdrawMaterialHandler(CaseFlowDb db, IDatabaseDialect dialect, MaterialScope scope, ITimeline timeline, IProcesses processes) : IRequestHandler<WithdrawMaterial, Result<Done>>
{
    public async Task<Result<Done>> Handle(WithdrawMaterial request, CancellationToken cancellationToken)
    {
        await dialect.LockAsync(db, $"material:{request.MaterialId:N}", cancellationToken);
        var material = await scope.FindAsync(request.MaterialId, cancellationToken);
        switch (material)
        {
            case null: return Refusal.NotFound("publicity.unknown");
            case var _ when !scope.MayChange(material): return Refusal.Forbidden("publicity.not-yours", material.Title, material.IssuedBy);
            case { WithdrawnBecause: not null }: return Refusal.Conflict("publicity.withdrawn", material.Title);
            case { ReplacedById: not null }: return Refusal.Conflict("publicity.replaced", material.Title);
        }

        material.WithdrawnBecause = request.Reason.Trim();
        timeline.Write(material.Id, "timeline.material-withdrawn", material.WithdrawnBecause);
        if (material.EnterpriseId is { } exemplary)
        {
            timeline.Write(exemplary, "timeline.enterprise-not-exemplary", material.Title, material.WithdrawnBecause);
        }

        if (material.DeliverBy is not null)
        {
            await db.SaveChangesAsync(cancellationToken);
            await processes.PublishAsync(PublishMaterial.Over, material.Id, [], cancellationToken);
        }

        return Done.Value;
    }
}
