using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Timeline;

/// <summary>A process says in the subject's timeline why it went the way it did; the sentence is the definition's own.</summary>
[ProcessOnly, ProcessCommand("record-decision")]
public sealed record RecordDecision(Guid SubjectId, string Text) : ICommand<Done>, IConcerns;

internal sealed class RecordDecisionHandler(ITimeline timeline) : IRequestHandler<RecordDecision, Result<Done>>
{
    public Task<Result<Done>> Handle(RecordDecision request, CancellationToken cancellationToken)
    {
        timeline.Write(request.SubjectId, "timeline.decision", request.Text);
        return Task.FromResult<Result<Done>>(Done.Value);
    }
}
