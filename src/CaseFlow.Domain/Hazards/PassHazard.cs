using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>The district passes it to a department, or a department to another (传递, R145): only to one that has the duty.</summary>
[ViaWorkItem("hazard-pass")]
public sealed record PassHazard(Guid SubjectId, JsonObject? Parameters, Guid? DepartmentUnitId, string? Reason) : ICommand<HazardMoved>, IConcerns;

internal sealed class PassHazardValidator : AbstractValidator<PassHazard>
{
    public PassHazardValidator()
    {
        RuleFor(x => x.DepartmentUnitId).NotEmpty().Refuse("hazard.department-missing");
        RuleFor(x => x.Reason).Stated("hazard.pass-reason-missing");
    }
}

internal sealed class PassHazardHandler(HazardChain chain, DutyBook duties, IPeopleDirectory people, RequestContext context)
    : IRequestHandler<PassHazard, Result<HazardMoved>>
{
    public async Task<Result<HazardMoved>> Handle(PassHazard request, CancellationToken cancellationToken)
    {
        var (hazard, refusal) = await chain.OnTheWayAsync(request.SubjectId, cancellationToken);
        if (hazard is null)
        {
            return refusal!;
        }

        var department = request.DepartmentUnitId!.Value;
        if (await people.FindUnitAsync(department, cancellationToken) is not { } unit)
        {
            return new Refusal("hazard.department-unknown", "departmentUnitId");
        }

        if (hazard.Station == HazardStations.Department && hazard.HolderUnitId == department)
        {
            return new Refusal("hazard.department-has-it", "departmentUnitId", unit.Name);
        }

        return await duties.HasAsync(department, hazard, cancellationToken)
            ? new HazardMoved(request.Reason!.Trim(), context.Who.Name, department)
            : new Refusal("hazard.department-without-duty", "departmentUnitId", unit.Name, hazard.EnterpriseName);
    }
}
