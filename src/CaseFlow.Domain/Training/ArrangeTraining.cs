using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Training;

/// <summary>A street or the district office arranges a training (R38, R57).</summary>
/// <param name="Kind">One of <see cref="TrainingKinds"/>.</param>
/// <param name="ClassHours">学时 of the whole.</param>
/// <param name="Exam">It ends with an exam; pre-job trainings always do (R55).</param>
/// <param name="StreetCode">For which street, when the district office arranges it for one; null: for all that who asks oversees.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record ArrangeTraining(
    string Title, string Kind, DateOnly FirstDay, DateOnly LastDay, int ClassHours, string Place, string? Lecturer = null, bool Exam = false, string? StreetCode = null)
    : ICommand<Guid>;

internal sealed class ArrangeTrainingValidator : AbstractValidator<ArrangeTraining>
{
    public ArrangeTrainingValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(120);
        RuleFor(x => x.Kind).Must(TrainingKinds.All.Contains).Refuse("training.kind");
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.LastDay).NotEmpty().GreaterThanOrEqualTo(x => x.FirstDay);
        RuleFor(x => x.ClassHours).InclusiveBetween(1, 2000);
        RuleFor(x => x.Place).NotEmpty().MaximumLength(120);
        RuleFor(x => x.Lecturer).MaximumLength(120);
    }
}

internal sealed class ArrangeTrainingHandler(CaseFlowDb db, TrainingScope scope, IRegionDirectory regions, RequestContext context, TimeProvider time)
    : IRequestHandler<ArrangeTraining, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(ArrangeTraining request, CancellationToken cancellationToken)
    {
        var path = context.Who.RegionPath;
        if (request.StreetCode is { } code)
        {
            path = await regions.FindAsync(code, cancellationToken) is { Level: RegionLevel.Street } street ? street.Path : null;
        }

        if (path is null || !scope.Keeps(path))
        {
            return new Refusal("training.street", "streetCode", context.Who.UnitName);
        }

        var session = new TrainingSession
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Title = request.Title.Trim(), Kind = request.Kind, FirstDay = request.FirstDay, LastDay = request.LastDay,
            ClassHours = request.ClassHours, Place = request.Place.Trim(), Lecturer = string.IsNullOrWhiteSpace(request.Lecturer) ? null : request.Lecturer.Trim(),
            Exam = request.Exam || request.Kind == TrainingKinds.PreJob, Organiser = context.Who.UnitName, RegionPath = path, ArrangedBy = context.Who.Name,
            ArrangedAt = time.GetUtcNow(),
        };
        db.Add(session);
        context.BeginSubject(session.Id);
        return session.Id;
    }
}

/// <summary>It does not take place; only while nobody has taken part.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record CancelTraining(Guid TrainingId) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => TrainingId;
}

internal sealed class CancelTrainingHandler(CaseFlowDb db, TrainingScope scope, TimeProvider time) : IRequestHandler<CancelTraining, Result<Done>>
{
    public async Task<Result<Done>> Handle(CancelTraining request, CancellationToken cancellationToken)
    {
        if (await scope.Sessions.FirstOrDefaultAsync(s => s.Id == request.TrainingId, cancellationToken) is not { } session || !scope.Keeps(session.RegionPath))
        {
            return Refusal.NotFound("training.unknown");
        }

        if (await db.Set<TrainingParticipant>().AnyAsync(p => p.SessionId == session.Id, cancellationToken))
        {
            return Refusal.Conflict("training.held", session.Title);
        }

        session.CancelledOn ??= time.Today();
        return Done.Value;
    }
}
