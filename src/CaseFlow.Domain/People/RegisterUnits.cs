using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>Sets up offices and departments in their regions. A unit of that kind, name and region that is there already stays as it is.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record RegisterUnits(IReadOnlyList<UnitRow> Units) : ICommand<IReadOnlyList<Guid>>;

/// <param name="RegionCode">Twelve digits.</param>
/// <param name="Aliases">Other names people search by, separated by spaces.</param>
public sealed record UnitRow(UnitKind Kind, string Name, string RegionCode, string Aliases = "");

internal sealed class RegisterUnitsValidator : AbstractValidator<RegisterUnits>
{
    public RegisterUnitsValidator()
    {
        RuleFor(x => x.Units).NotEmpty();
        RuleForEach(x => x.Units).ChildRules(unit =>
        {
            unit.RuleFor(x => x.Kind).IsInEnum();
            unit.RuleFor(x => x.Name).NotEmpty().MaximumLength(120);
            unit.RuleFor(x => x.RegionCode).NotEmpty();
            unit.RuleFor(x => x.Aliases).MaximumLength(200);
        });
    }
}

internal sealed class RegisterUnitsHandler(CaseFlowDb db, IUnitRegister register) : IRequestHandler<RegisterUnits, Result<IReadOnlyList<Guid>>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(RegisterUnits request, CancellationToken cancellationToken)
    {
        var present = (await db.Set<Unit>().AsNoTracking().Where(u => u.Kind != UnitKind.Enterprise).ToListAsync(cancellationToken))
            .ToLookup(u => (u.Kind, u.Name, u.RegionPath), u => u.Id);
        List<Guid> ids = [];
        foreach (var row in request.Units)
        {
            if (RegionPaths.Of(row.RegionCode) is not { } path)
            {
                return new Refusal("region.code", "regionCode", row.RegionCode);
            }

            var known = present[(row.Kind, row.Name, path)];
            ids.Add(known.Any() ? known.First() : register.Add(row.Kind, row.Name, path, row.Aliases));
        }

        return ids;
    }
}
