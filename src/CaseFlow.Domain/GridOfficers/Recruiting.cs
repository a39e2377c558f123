using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>The district opens a unified recruitment with its conditions (R17, R49, R54).</summary>
/// <param name="ReferenceDay">The day on which ages are counted.</param>
/// <param name="AgeLimit">Whole years, inclusive: 35 means 35 and younger.</param>
/// <param name="MinimumEducation">One of <see cref="Educations"/>.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record OpenRecruitment(string Name, DateOnly ReferenceDay, int AgeLimit, string MinimumEducation, int Headcount, string Basis) : ICommand<Guid>;

internal sealed class OpenRecruitmentValidator : AbstractValidator<OpenRecruitment>
{
    public OpenRecruitmentValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(120);
        RuleFor(x => x.ReferenceDay).NotEmpty();
        RuleFor(x => x.AgeLimit).InclusiveBetween(16, 65);
        RuleFor(x => x.MinimumEducation).Must(Educations.All.Contains).Refuse("officer.education");
        RuleFor(x => x.Headcount).InclusiveBetween(1, 5000);
        RuleFor(x => x.Basis).NotEmpty().MaximumLength(200);
    }
}

internal sealed class OpenRecruitmentHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<OpenRecruitment, Result<Guid>>
{
    public Task<Result<Guid>> Handle(OpenRecruitment request, CancellationToken cancellationToken)
    {
        var recruitment = new Recruitment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Name = request.Name.Trim(),
            ReferenceDay = request.ReferenceDay,
            AgeLimit = request.AgeLimit,
            MinimumEducation = request.MinimumEducation,
            Headcount = request.Headcount,
            Basis = request.Basis.Trim(),
            OpenedAt = time.GetUtcNow(),
            OpenedBy = context.Who.Name,
        };
        db.Add(recruitment);
        return Task.FromResult<Result<Guid>>(recruitment.Id);
    }
}

/// <summary>Nobody more is hired by this recruitment.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record CloseRecruitment(Guid RecruitmentId) : ICommand<Done>;

internal sealed class CloseRecruitmentHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<CloseRecruitment, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseRecruitment request, CancellationToken cancellationToken)
    {
        if (await db.Set<Recruitment>().FirstOrDefaultAsync(r => r.Id == request.RecruitmentId, cancellationToken) is not { } recruitment)
        {
            return Refusal.NotFound("recruitment.unknown");
        }

        if (recruitment.ClosedOn is { } closed)
        {
            return Refusal.Conflict("recruitment.closed", recruitment.Name, closed.ToLongText());
        }

        recruitment.ClosedOn = time.Today();
        return Done.Value;
    }
}
