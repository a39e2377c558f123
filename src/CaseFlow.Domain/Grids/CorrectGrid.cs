using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Grids;

/// <summary>Names a grid, and says how many officers it is to have and by what (R15, R16).</summary>
/// <param name="Version">Of the grid as it was read.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record CorrectGrid(string GridCode, int Version, string Name, int? PlannedOfficers, string? PlanGround) : ICommand<Done>;

internal sealed class CorrectGridValidator : AbstractValidator<CorrectGrid>
{
    public CorrectGridValidator()
    {
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(80);
        RuleFor(x => x.PlannedOfficers).InclusiveBetween(0, 200);
        RuleFor(x => x.PlanGround).NotEmpty().When(x => x.PlannedOfficers is not null).MaximumLength(200);
    }
}

internal sealed class CorrectGridHandler(GridAccess access, ITimeline timeline, RequestContext context) : IRequestHandler<CorrectGrid, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectGrid request, CancellationToken cancellationToken)
    {
        var (grid, refused) = await access.FindAsync(request.GridCode, cancellationToken);
        if (grid is null)
        {
            return refused!;
        }

        context.SubjectId = grid.Id;
        if (grid.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        if (grid.PlannedOfficers != request.PlannedOfficers)
        {
            timeline.Write(grid.Id, "timeline.grid-planned", request.PlannedOfficers ?? 0, request.PlanGround?.Trim());
        }

        grid.Name = request.Name.Trim();
        (grid.PlannedOfficers, grid.PlanGround) = (request.PlannedOfficers, request.PlanGround?.Trim());
        return Done.Value;
    }
}
