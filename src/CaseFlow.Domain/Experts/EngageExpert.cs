using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>An office asks an expert of the register about a hazard, a listed case, an enterprise or a grid that it sees (R45).</summary>
/// <param name="Purpose">One of <see cref="EngagementPurposes"/>.</param>
/// <param name="LastDay">By when the opinion is asked for; the qualifications hold on it.</param>
[AllowedTo(Roles.DistrictOffice, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader)]
public sealed record EngageExpert(Guid ExpertId, Guid SubjectId, string Purpose, string Task, DateOnly LastDay) : ICommand<Guid>
{
    /// <summary>Its process reminds the expert.</summary>
    public const string Event = "ExpertEngaged";

    /// <summary>The opinion was given, or is no longer asked for.</summary>
    public const string Over = "EngagementOver";

    public const int MaxTask = 1000;
    public const int MaxSubject = 200;

    public static readonly IReadOnlyList<string> Offices = [Roles.DistrictOffice, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader];
}

internal sealed class EngageExpertValidator : AbstractValidator<EngageExpert>
{
    public EngageExpertValidator(TimeProvider time)
    {
        RuleFor(x => x.ExpertId).NotEmpty().Refuse("engagement.expert-missing");
        RuleFor(x => x.Purpose).Must(p => p is not null && EngagementPurposes.All.Contains(p)).Refuse("engagement.purpose");
        RuleFor(x => x.Task).Words("engagement.task-missing", EngageExpert.MaxTask, lines: true);
        RuleFor(x => x.LastDay).NotEmpty().Refuse("engagement.day-missing").Must(day => day == default || day >= time.Today()).Refuse("engagement.day-over");
    }
}

internal sealed class EngageExpertHandler(
    CaseFlowDb db, ExpertScope scope, EngageableSubject engageable, ExpertPosts posts, Subjects subjects, IProcesses processes, IMediator mediator, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<EngageExpert, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(EngageExpert request, CancellationToken cancellationToken)
    {
        if (await engageable.FindAsync(request.SubjectId, cancellationToken) is not { } subject)
        {
            return Refusal.NotFound("engagement.subject-unknown") with { Field = "subjectId" };
        }

        if (!EngagementPurposes.For(subject.Kind).Contains(request.Purpose))
        {
            return new Refusal("engagement.purpose-unfit", "purpose", TextCatalog.Get($"engagement-purpose.{request.Purpose}"), subject.Title);
        }

        if (await scope.ExpertAsync(request.ExpertId, cancellationToken) is not var (expert, body))
        {
            return Refusal.NotFound("expert.unknown") with { Field = "expertId" };
        }

        if (await WhyNotAsync(request, expert, body, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var who = context.Who;
        var engagement = new Engagement
        {
            Id = Guid.CreateVersion7(now), SubjectId = subject.Id, SubjectKind = subject.Kind, SubjectNumber = subject.Number, SubjectName = Shown.Short(Shown.WithoutPhones(subject.Title)),
            PhotosOf = subject.Kind == EngagementSubjects.Case ? await HazardAsync(subject.Id, cancellationToken) : subject.Kind is EngagementSubjects.Enterprise or EngagementSubjects.Grid ? null : subject.Id,
            Purpose = request.Purpose, Task = request.Task.Trim(), LastDay = request.LastDay, ExpertId = expert.Id, PersonId = expert.PersonId, ExpertName = expert.Name, BodyName = body.Name,
            RegionPath = await scope.PathAsync(cancellationToken), EngagedUnitId = who.UnitId, EngagedUnit = who.UnitName, EngagedRole = EngageExpert.Offices.First(who.Is), EngagedBy = who.Name, EngagedAt = now, State = EngagementStates.Open,
        };
        db.Add(engagement);
        context.BeginSubject(engagement.Id);
        var purpose = TextCatalog.Get($"engagement-purpose.{request.Purpose}");
        timeline.Write(subject.Id, "timeline.expert-engaged", expert.Name, body.Name, purpose, request.LastDay);
        await db.SaveChangesAsync(cancellationToken);
        await processes.PublishAsync(EngageExpert.Event, engagement.Id, NamedLimit.Until(request.LastDay, time.Today()), cancellationToken);
        using var process = context.EnterProcess();
        await mediator.Send(
            new SendNotice(
                engagement.Id, "engaged", [PartyKeys.EngagedExpert], TextCatalog.Get("engaged.notice-title", purpose, engagement.SubjectName),
                TextCatalog.Get("engaged.notice-text", engagement.EngagedUnit, engagement.Task, request.LastDay.ToLongText())),
            cancellationToken);
        return engagement.Id;
    }

    private async Task<Guid?> HazardAsync(Guid caseId, CancellationToken ct) => (await subjects.FactsAsync(caseId, ct))?["hazardId"]?.GetValue<Guid>();

    private async Task<Refusal?> WhyNotAsync(EngageExpert request, Expert expert, TechnicalBody body, CancellationToken ct) => expert switch
    {
        { EndedOn: not null } => new Refusal("expert.ended", "expertId", expert.Name),
        _ when body.EndedOn is not null => new Refusal("body.ended", "expertId", body.Name),
        _ when !await posts.HoldsAsync(expert.PersonId, body.Id, ct) => new Refusal("expert.post-ended", "expertId", expert.Name, body.Name),
        _ when body.ValidUntil < request.LastDay => new Refusal("expert.body-expired", "expertId", body.Name, body.ValidUntil.ToLongText()),
        { CertificateUntil: { } last } when last < request.LastDay => new Refusal("expert.certificate-expired", "expertId", expert.Name, last.ToLongText()),
        _ when await db.Set<Engagement>().AnyAsync(e => e.ExpertId == expert.Id && e.SubjectId == request.SubjectId && e.Purpose == request.Purpose && e.State == EngagementStates.Open, ct) =>
            new Refusal("engagement.twice", "expertId", expert.Name) { Kind = RefusalKind.Conflict },
        _ => null,
    };
}
