using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Accountability;

/// <summary>The superior organ approves what the examination proposes (R101); never who examined.</summary>
[ViaWorkItem(Form)]
public sealed record ApproveAccountability(Guid SubjectId, JsonObject? Parameters, string? Opinion) : ICommand<Done>, IConcerns
{
    public const string Form = "accountability-approve";
}

/// <summary>It is not convinced, and the district office examines again.</summary>
[ViaWorkItem(Form)]
public sealed record SendAccountabilityBack(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "accountability-send-back";
}

internal sealed class ApproveAccountabilityValidator : AbstractValidator<ApproveAccountability>
{
    public ApproveAccountabilityValidator() => RuleFor(x => x.Opinion).MaximumLength(AccountabilityCase.MaxText);
}

internal sealed class SendAccountabilityBackValidator : AbstractValidator<SendAccountabilityBack>
{
    public SendAccountabilityBackValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.text-missing").MaximumLength(AccountabilityCase.MaxText);
}

internal sealed class DecideAccountabilityHandler(AccountabilityBook book, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<ApproveAccountability, Result<Done>>, IRequestHandler<SendAccountabilityBack, Result<Done>>
{
    public Task<Result<Done>> Handle(ApproveAccountability request, CancellationToken cancellationToken) =>
        DecideAsync(request.SubjectId, AccountabilityStates.Executing, "timeline.accountability-approved", request.Opinion, cancellationToken);

    public Task<Result<Done>> Handle(SendAccountabilityBack request, CancellationToken cancellationToken) =>
        DecideAsync(request.SubjectId, AccountabilityStates.Examining, "timeline.accountability-sent-back", request.Reason, cancellationToken);

    private async Task<Result<Done>> DecideAsync(Guid id, string state, string sentence, string? opinion, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        if (opened.ExaminedById == context.Who.PersonId)
        {
            return Refusal.Forbidden("accountability.same-person", opened.ExaminedBy);
        }

        (opened.State, opened.DecidedBy, opened.DecidedAt, opened.Opinion) = (state, context.Who.Name, time.GetUtcNow(), opinion?.Trim());
        timeline.Write(id, sentence, opened.Opinion ?? "");
        return Done.Value;
    }
}
