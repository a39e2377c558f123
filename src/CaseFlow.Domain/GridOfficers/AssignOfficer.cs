using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>
/// Gives an officer a grid (R18) and the post that its tasks go to. A full-time one needs the passed exam and the
/// certificate (R37, R55) and holds one grid at a time.
/// </summary>
/// <param name="GridCode">A block grid has the code of its community.</param>
/// <param name="FirstDay">Not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record AssignOfficer(Guid OfficerId, string? GridCode, DateOnly? FirstDay) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => OfficerId;
}

/// <summary>The same, as a task of the onboarding asks for it.</summary>
[ViaWorkItem(PostOfficer.Form)]
public sealed record PostOfficer(Guid SubjectId, JsonObject? Parameters, string? GridCode, DateOnly? FirstDay) : ICommand<Done>, IConcerns
{
    public const string Form = "officer-assignment";
}

/// <summary>The grid is no longer theirs from a day on; with the last one in a community its post ends.</summary>
/// <param name="Until">The first day on which it is no longer theirs; not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record EndAssignment(Guid OfficerId, Guid AssignmentId, DateOnly Until, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => OfficerId;
}

/// <summary>离职: assignments, posts and contract end with that day (C25).</summary>
/// <param name="LeftOn">The first day on which it is no longer staff; not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record RecordDeparture(Guid OfficerId, DateOnly LeftOn, string Reason) : ICommand<Done>, IConcerns
{
    public const string Event = "GridOfficerLeft";

    Guid IConcerns.SubjectId => OfficerId;
}

/// <summary>An officer is no longer staff from a day on. Published in the same transaction.</summary>
public sealed record OfficerLeft(Guid OfficerId, Guid PersonId, DateOnly LeftOn) : INotification;

/// <summary>An officer took a grid. Published in the same transaction.</summary>
/// <param name="RegionPath">Of the grid.</param>
public sealed record OfficerAssigned(Guid OfficerId, bool FullTime, string RegionPath, DateOnly FirstDay) : INotification;

internal sealed class AssignOfficerValidator : AbstractValidator<AssignOfficer>
{
    public AssignOfficerValidator(TimeProvider time)
    {
        RuleFor(x => x.GridCode).Must(c => !string.IsNullOrWhiteSpace(c)).Refuse("officer.grid-missing");
        RuleFor(x => x.FirstDay).NotNull().Refuse("officer.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
    }
}

internal sealed class PostOfficerValidator : AbstractValidator<PostOfficer>
{
    public PostOfficerValidator(TimeProvider time)
    {
        RuleFor(x => x.GridCode).Must(c => !string.IsNullOrWhiteSpace(c)).Refuse("officer.grid-missing");
        RuleFor(x => x.FirstDay).NotNull().Refuse("officer.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
    }
}

internal sealed class EndAssignmentValidator : AbstractValidator<EndAssignment>
{
    public EndAssignmentValidator(TimeProvider time)
    {
        RuleFor(x => x.Until).NotEmpty().LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class RecordDepartureValidator : AbstractValidator<RecordDeparture>
{
    public RecordDepartureValidator(TimeProvider time)
    {
        RuleFor(x => x.LeftOn).NotEmpty().LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class AssignOfficerHandler(OfficerPosts posts, OfficerTasks tasks)
    : IRequestHandler<AssignOfficer, Result<Done>>, IRequestHandler<PostOfficer, Result<Done>>,
    IRequestHandler<EndAssignment, Result<Done>>, IRequestHandler<RecordDeparture, Result<Done>>
{
    public async Task<Result<Done>> Handle(AssignOfficer request, CancellationToken cancellationToken) =>
        await tasks.CompleteAsync(
            request.OfficerId, PostOfficer.Form,
            new() { ["gridCode"] = request.GridCode, ["firstDay"] = request.FirstDay!.Value.ToString("O", CultureInfo.InvariantCulture) }, cancellationToken)
        ?? await posts.AssignAsync(request.OfficerId, request.GridCode!.Trim(), request.FirstDay!.Value, cancellationToken);

    public Task<Result<Done>> Handle(PostOfficer request, CancellationToken cancellationToken) =>
        posts.AssignAsync(request.SubjectId, request.GridCode!.Trim(), request.FirstDay!.Value, cancellationToken);

    public Task<Result<Done>> Handle(EndAssignment request, CancellationToken cancellationToken) =>
        posts.EndAsync(request.OfficerId, request.AssignmentId, request.Until, request.Reason.Trim(), cancellationToken);

    public Task<Result<Done>> Handle(RecordDeparture request, CancellationToken cancellationToken) =>
        posts.LeaveAsync(request.OfficerId, request.LeftOn, request.Reason.Trim(), cancellationToken);
}
