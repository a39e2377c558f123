using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Accountability;

/// <summary>The unit says why it left the duty undone, and what it does about it; the district office hears it before it judges.</summary>
[ViaWorkItem(Form)]
public sealed record ExplainOmission(Guid SubjectId, JsonObject? Parameters, string? Explanation) : ICommand<Done>, IConcerns
{
    public const string Form = "accountability-explain";
}

internal sealed class ExplainOmissionValidator : AbstractValidator<ExplainOmission>
{
    public ExplainOmissionValidator() => RuleFor(x => x.Explanation).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.text-missing").MaximumLength(AccountabilityCase.MaxText);
}

internal sealed class ExplainOmissionHandler(AccountabilityBook book, ITimeline timeline, RequestContext context, TimeProvider time) : IRequestHandler<ExplainOmission, Result<Done>>
{
    public async Task<Result<Done>> Handle(ExplainOmission request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(request.SubjectId, cancellationToken) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        (opened.Explanation, opened.ExplainedBy, opened.ExplainedAt) = (request.Explanation!.Trim(), context.Who.Name, time.GetUtcNow());
        timeline.Write(opened.Id, "timeline.accountability-explained", opened.Explanation);
        return Done.Value;
    }
}
