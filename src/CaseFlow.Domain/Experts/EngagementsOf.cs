using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>The engagements about one subject with what was said (R45), the newest first, for whoever sees the subject.</summary>
[AnyRole]
public sealed record EngagementsOf(Guid SubjectId) : IQuery<SubjectEngagements>;

public sealed record SubjectEngagements(IReadOnlyList<SubjectEngagement> Engagements, bool MayEngage);

public sealed record SubjectEngagement(EngagementItem Item, string? Reason, IReadOnlyList<OpinionItem> Opinions);

internal sealed class EngagementsOfHandler(ExpertScope scope, EngageableSubject engageable, OpinionBook opinions, RequestContext context, TimeProvider time) : IRequestHandler<EngagementsOf, Result<SubjectEngagements>>
{
    // One subject has a few.
    private const int Most = 50;

    public async Task<Result<SubjectEngagements>> Handle(EngagementsOf request, CancellationToken cancellationToken)
    {
        var rows = await (await scope.EngagementsAsync(cancellationToken)).AsNoTracking().Where(e => e.SubjectId == request.SubjectId)
            .OrderByDescending(e => e.EngagedAt).ThenByDescending(e => e.Id).Take(Most).ToListAsync(cancellationToken);
        var said = await opinions.OfAsync(rows.ConvertAll(e => e.Id), cancellationToken);
        return new SubjectEngagements(
            rows.ConvertAll(e => new SubjectEngagement(ListEngagementsHandler.Item(e, time.Today()), e.Reason, said[e.Id].ToList())), 
            EngageExpert.Offices.Any(context.Who.Is) && await engageable.FindAsync(request.SubjectId, cancellationToken) is not null);
    }
}
