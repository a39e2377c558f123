using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Accountability;

/// <summary>What was done of the measures: whom the talk was with, how the criticism was made known. The heads of criticised units are told (R101).</summary>
[ViaWorkItem(Form)]
public sealed record ExecuteAccountability(Guid SubjectId, JsonObject? Parameters, string? Account) : ICommand<Done>, IConcerns
{
    public const string Form = "accountability-executed";
}

internal sealed class ExecuteAccountabilityValidator : AbstractValidator<ExecuteAccountability>
{
    public ExecuteAccountabilityValidator() => RuleFor(x => x.Account).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.text-missing").MaximumLength(AccountabilityCase.MaxText);
}

internal sealed class ExecuteAccountabilityHandler(AccountabilityBook book, Criticism criticism, ITimeline timeline) : IRequestHandler<ExecuteAccountability, Result<Done>>
{
    public async Task<Result<Done>> Handle(ExecuteAccountability request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(request.SubjectId, cancellationToken) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        opened.Executed = request.Account!.Trim();
        timeline.Write(opened.Id, "timeline.accountability-executed", opened.Executed);
        return await criticism.TellAsync(opened, cancellationToken) is { } refused ? refused : Done.Value;
    }
}
