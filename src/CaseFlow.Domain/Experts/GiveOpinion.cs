using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Experts;

/// <summary>The engaged expert gives the opinion (R45); whatever is said later is a numbered supplement, the first stays as it is.</summary>
/// <param name="FileIds">Photos or PDF files of one's own that belong to nothing yet.</param>
[AllowedTo(Roles.ThirdPartyExpert)]
public sealed record GiveOpinion(Guid EngagementId, string Text, string Conclusion, DateOnly Day, IReadOnlyList<Guid>? FileIds = null) : ICommand<Guid>, IConcerns
{
    public const int MaxText = 4000;
    public const int MaxConclusion = 200;

    Guid IConcerns.SubjectId => EngagementId;
}

internal sealed class GiveOpinionValidator : AbstractValidator<GiveOpinion>
{
    public GiveOpinionValidator(TimeProvider time)
    {
        RuleFor(x => x.Text).Words("opinion.text-missing", GiveOpinion.MaxText, lines: true);
        RuleFor(x => x.Conclusion).Words("opinion.conclusion-missing", GiveOpinion.MaxConclusion);
        RuleFor(x => x.Day).NotEmpty().Refuse("opinion.day-missing").Must(day => day <= time.Today()).Refuse("opinion.day-to-come");
    }
}

internal sealed class GiveOpinionHandler(
    CaseFlowDb db, ExpertScope scope, IAttachmentTies attachments, IProcesses processes, IMediator mediator, ITimeline timeline, RequestContext context, TimeProvider time) : IRequestHandler<GiveOpinion, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(GiveOpinion request, CancellationToken cancellationToken)
    {
        if (await scope.EngagementAsync(request.EngagementId, cancellationToken) is not { } engagement)
        {
            return Refusal.NotFound("engagement.unknown");
        }

        if (request.Day < engagement.EngagedAt.ChinaDate())
        {
            return new Refusal("opinion.day-before", "day", engagement.EngagedAt.ChinaDate().ToLongText());
        }

        var now = time.GetUtcNow();
        var opinion = new ExpertOpinion
        {
            Id = Guid.CreateVersion7(now), EngagementId = engagement.Id, Number = ++engagement.Opinions, Text = request.Text.Trim(), Conclusion = request.Conclusion.Trim(), Day = request.Day,
            RecordedAt = now, RecordedBy = context.Who.Name,
        };
        db.Add(opinion);
        if (await attachments.TieAsync(opinion.Id, request.FileIds, "fileIds", imagesOnly: false, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        var first = engagement.State == EngagementStates.Open;
        if (first)
        {
            (engagement.State, engagement.ClosedAt) = (EngagementStates.Given, now);
        }

        timeline.Write(engagement.SubjectId, opinion.Number == 1 ? "timeline.expert-opinion" : "timeline.expert-supplement", engagement.ExpertName, engagement.BodyName, opinion.Conclusion);
        await db.SaveChangesAsync(cancellationToken);
        if (first)
        {
            await processes.PublishAsync(EngageExpert.Over, engagement.Id, [], cancellationToken);
        }

        using var process = context.EnterProcess();
        await mediator.Send(
            new SendNotice(
                engagement.Id, $"opinion-{opinion.Number}", [PartyKeys.EngagingUnit],
                TextCatalog.Get(opinion.Number == 1 ? "opinion.notice-title" : "opinion.notice-supplement", engagement.ExpertName, engagement.SubjectName), opinion.Conclusion),
            cancellationToken);
        return opinion.Id;
    }
}
