using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Publicity;

/// <summary>A grid officer or a street held a publicity activity for objects and the public (R44, R123).</summary>
/// <param name="Form">One of <see cref="ActivityForms"/>.</param>
/// <param name="Participants">How many took part.</param>
/// <param name="PhotoIds">Own photos that belong to nothing yet.</param>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record RecordActivity(
    string Topic, string Form, DateOnly Day, string Place, int Participants, string? Note = null, IReadOnlyList<Guid>? PhotoIds = null) : ICommand<Guid>
{
    public const int MaxTopic = 200;
    public const int MaxNote = 1000;
    public const int MostParticipants = 1_000_000;
}

internal sealed class RecordActivityValidator : AbstractValidator<RecordActivity>
{
    public RecordActivityValidator(TimeProvider time)
    {
        RuleFor(x => x.Topic).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("activity.topic-missing").MaximumLength(RecordActivity.MaxTopic).Must(PublicityWords.Plain).Refuse("publicity.control");
        RuleFor(x => x.Form).Must(ActivityForms.All.Contains).Refuse("activity.form-unknown");
        RuleFor(x => x.Day).NotEmpty().Refuse("activity.day-missing").Must(day => day <= time.Today()).Refuse("activity.day-to-come");
        RuleFor(x => x.Place).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("activity.place-missing").MaximumLength(RecordActivity.MaxTopic).Must(PublicityWords.Plain).Refuse("publicity.control");
        RuleFor(x => x.Participants).InclusiveBetween(0, RecordActivity.MostParticipants).Refuse("activity.participants", RecordActivity.MostParticipants);
        RuleFor(x => x.Note).MaximumLength(RecordActivity.MaxNote).Must(PublicityWords.Plain).Refuse("publicity.control");
    }
}

internal sealed class RecordActivityHandler(CaseFlowDb db, IAttachmentTies attachments, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<RecordActivity, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordActivity request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } path)
        {
            return Refusal.Forbidden("publicity.no-region");
        }

        var now = time.GetUtcNow();
        var activity = new PublicityActivity
        {
            Id = Guid.CreateVersion7(now), RegionPath = path, UnitName = context.Who.UnitName, Topic = request.Topic.Trim(), Form = request.Form, Day = request.Day, Place = request.Place.Trim(),
            Participants = request.Participants, Note = PublicityWords.OrNull(request.Note), RecordedBy = context.Who.Name, RecordedAt = now,
        };
        db.Add(activity);
        if (await attachments.TieAsync(activity.Id, request.PhotoIds, "photoIds", imagesOnly: true, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        context.BeginSubject(activity.Id);
        timeline.Write(activity.Id, "timeline.publicity-activity", activity.Topic, activity.Day);
        return activity.Id;
    }
}
