using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>约谈 was held (practice §2.8).</summary>
/// <param name="HeldOn">Not in the future.</param>
[ViaWorkItem("supervision-talk")]
public sealed record RecordTalk(
    Guid SubjectId, JsonObject? Parameters, DateOnly? HeldOn, string? Attendees, string? Minutes, string? Requirements) : ICommand<Recorded>, IConcerns;

internal sealed class RecordTalkValidator : AbstractValidator<RecordTalk>
{
    public RecordTalkValidator(TimeProvider time)
    {
        RuleFor(x => x.HeldOn).NotNull().Refuse("talk.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("talk.future");
        RuleFor(x => x.Attendees).Needed("talk.attendees-missing");
        RuleFor(x => x.Minutes).Needed("talk.minutes-missing");
        RuleFor(x => x.Requirements).Needed("talk.requirements-missing");
    }
}

internal sealed class RecordTalkHandler(CaseFile files, ITimeline timeline) : IRequestHandler<RecordTalk, Result<Recorded>>
{
    public async Task<Result<Recorded>> Handle(RecordTalk request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        timeline.Write(listed.Id, "timeline.talk-held", request.HeldOn, request.Attendees!.Trim(), request.Requirements!.Trim());
        return await files.RecordAsync(
            listed.Id,
            "supervision-talk",
            new()
            {
                ["heldOn"] = request.HeldOn!.Value.ToString("O", CultureInfo.InvariantCulture), ["attendees"] = request.Attendees,
                ["minutes"] = request.Minutes, ["requirements"] = request.Requirements,
            },
            null,
            cancellationToken);
    }
}
