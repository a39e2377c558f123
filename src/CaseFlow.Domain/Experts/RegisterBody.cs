using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>The district office takes a third-party technical body into its register (R45); a unit of that name that is there already becomes it.</summary>
/// <param name="ValidUntil">The last day of the qualification.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record RegisterBody(string Name, string Qualification, string QualificationNumber, DateOnly ValidUntil) : ICommand<Guid>
{
    public const int MaxName = 120;
    public const int MaxText = 200;
    public const int MaxNumber = 60;
}

internal sealed class RegisterBodyValidator : AbstractValidator<RegisterBody>
{
    public RegisterBodyValidator()
    {
        RuleFor(x => x.Name).Words("body.name-missing", RegisterBody.MaxName);
        RuleFor(x => x.Qualification).Words("body.qualification-missing", RegisterBody.MaxText);
        RuleFor(x => x.QualificationNumber).Words("body.number-missing", RegisterBody.MaxNumber);
        RuleFor(x => x.ValidUntil).NotEmpty().Refuse("body.day-missing");
    }
}

internal sealed class RegisterBodyHandler(CaseFlowDb db, IRegionDirectory regions, IMediator mediator, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<RegisterBody, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RegisterBody request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } path || await regions.AlongAsync(path, cancellationToken) is not [.., var district])
        {
            return Refusal.Forbidden("body.no-district");
        }

        var id = await UnitAsync(new UnitRow(UnitKind.TechnicalBody, request.Name.Trim(), district.Code), cancellationToken);
        if (await db.Set<TechnicalBody>().AnyAsync(b => b.Id == id, cancellationToken))
        {
            return new Refusal("body.registered-already", "name", request.Name.Trim()) { Kind = RefusalKind.Conflict };
        }

        db.Add(new TechnicalBody
        {
            Id = id, RegionPath = path, Name = request.Name.Trim(), Qualification = request.Qualification.Trim(), QualificationNumber = request.QualificationNumber.Trim(),
            ValidUntil = request.ValidUntil, RegisteredAt = time.GetUtcNow(), RegisteredBy = context.Who.Name,
        });
        context.BeginSubject(id);
        timeline.Write(id, "timeline.body-registered", request.Name.Trim());
        return id;
    }

    private async Task<Guid> UnitAsync(UnitRow row, CancellationToken ct)
    {
        using var process = context.EnterProcess();
        var made = (await mediator.Send(new RegisterUnits([row]), ct)).Value[0];
        await db.SaveChangesAsync(ct);
        return made;
    }
}
