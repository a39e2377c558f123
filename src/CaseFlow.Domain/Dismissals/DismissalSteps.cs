using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Dismissals;

/// <summary>The officer's statement on the intended dismissal.</summary>
[ViaWorkItem(Form)]
public sealed record AnswerDismissal(Guid SubjectId, JsonObject? Parameters, string? Statement) : ICommand<Done>, IConcerns
{
    public const string Form = "dismissal-answer";
}

/// <summary>The street says that the procedure before leaving was followed (R66).</summary>
[ViaWorkItem(Form)]
public sealed record FinishDismissalProcedure(Guid SubjectId, JsonObject? Parameters, string? Account) : ICommand<Done>, IConcerns
{
    public const string Form = "dismissal-procedure";
}

/// <summary>The officer is gone: grids, posts and contract end with that day (C25).</summary>
[ViaWorkItem(Form)]
public sealed record RecordDismissedDeparture(Guid SubjectId, JsonObject? Parameters, DateOnly? LeftOn) : ICommand<Done>, IConcerns
{
    public const string Form = "dismissal-departure";
}

/// <summary>What the agency answered to the request for somebody else (R66).</summary>
[ViaWorkItem(Form)]
public sealed record RecordAgencyReply(Guid SubjectId, JsonObject? Parameters, DateOnly? RepliedOn, string? Reply) : ICommand<Done>, IConcerns
{
    public const string Form = "dismissal-agency-reply";
}

/// <summary>The street says that the community has a full-time officer again; refused while it has none (R121).</summary>
[ViaWorkItem(Form)]
public sealed record ConfirmSuccessor(Guid SubjectId, JsonObject? Parameters) : ICommand<Done>, IConcerns
{
    public const string Form = "dismissal-successor";
}

internal sealed class AnswerDismissalValidator : AbstractValidator<AnswerDismissal>
{
    public AnswerDismissalValidator() => RuleFor(x => x.Statement).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("dismissal.text-missing").MaximumLength(Dismissal.MaxText);
}

internal sealed class FinishDismissalProcedureValidator : AbstractValidator<FinishDismissalProcedure>
{
    public FinishDismissalProcedureValidator() => RuleFor(x => x.Account).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("dismissal.text-missing").MaximumLength(Dismissal.MaxText);
}

internal sealed class RecordDismissedDepartureValidator : AbstractValidator<RecordDismissedDeparture>
{
    public RecordDismissedDepartureValidator() => RuleFor(x => x.LeftOn).NotNull().Refuse("dismissal.day-missing");
}

internal sealed class RecordAgencyReplyValidator : AbstractValidator<RecordAgencyReply>
{
    public RecordAgencyReplyValidator(TimeProvider time)
    {
        RuleFor(x => x.RepliedOn).NotNull().Refuse("dismissal.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("dismissal.day-future");
        RuleFor(x => x.Reply).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("dismissal.text-missing").MaximumLength(Dismissal.MaxText);
    }
}

internal sealed class DismissalStepsHandler(DismissalScope scope, DismissalBook book, ITimeline timeline)
    : IRequestHandler<AnswerDismissal, Result<Done>>, IRequestHandler<FinishDismissalProcedure, Result<Done>>, IRequestHandler<RecordDismissedDeparture, Result<Done>>,
    IRequestHandler<RecordAgencyReply, Result<Done>>, IRequestHandler<ConfirmSuccessor, Result<Done>>
{
    public Task<Result<Done>> Handle(AnswerDismissal request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, dismissal =>
    {
        dismissal.Answer = request.Statement!.Trim();
        timeline.Write(dismissal.Id, "timeline.dismissal-answered", dismissal.Answer);
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    public Task<Result<Done>> Handle(FinishDismissalProcedure request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, dismissal =>
    {
        (dismissal.Procedure, dismissal.State) = (request.Account!.Trim(), dismissal.LeftOn is null ? DismissalStates.Departing : DismissalStates.Replacing);
        timeline.Write(dismissal.Id, "timeline.dismissal-procedure", dismissal.Procedure);
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    public Task<Result<Done>> Handle(RecordDismissedDeparture request, CancellationToken cancellationToken) => OnAsync(
        request.SubjectId,
        dismissal => book.DepartAsync(dismissal, request.LeftOn!.Value, TextCatalog.Get("dismissal.leaving-reason", dismissal.Year), cancellationToken), cancellationToken);

    public Task<Result<Done>> Handle(RecordAgencyReply request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, dismissal =>
    {
        (dismissal.AgencyReply, dismissal.AgencyRepliedOn, dismissal.State) = (request.Reply!.Trim(), request.RepliedOn, DismissalStates.Filling);
        timeline.Write(dismissal.Id, "timeline.dismissal-agency", dismissal.AgencyReply);
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    public Task<Result<Done>> Handle(ConfirmSuccessor request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, async dismissal =>
    {
        if (dismissal.CommunityPath is not null && await book.SuccessorAsync(dismissal, cancellationToken) is null)
        {
            return Refusal.Conflict("dismissal.still-vacant", dismissal.GridName);
        }

        dismissal.Successor = await book.SuccessorAsync(dismissal, cancellationToken);
        return Done.Value;
    }, cancellationToken);

    private async Task<Result<Done>> OnAsync(Guid id, Func<Dismissal, Task<Result<Done>>> act, CancellationToken ct) =>
        await scope.Seen.FirstOrDefaultAsync(d => d.Id == id, ct) is { } dismissal ? await act(dismissal) : Refusal.NotFound("dismissal.unknown");
}
