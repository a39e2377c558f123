using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>A person no longer holds a post; its rights end with this command, its history stays (R102).</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record EndPost(Guid PersonId, string Role, Guid UnitId) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => PersonId;
}

internal sealed class EndPostHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<EndPost, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndPost request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var post = await db.Set<Post>().ValidAt(now).FirstOrDefaultAsync(
            p => p.PersonId == request.PersonId && p.Role == request.Role && p.UnitId == request.UnitId, cancellationToken);
        if (post is null)
        {
            return Refusal.NotFound("post.unknown");
        }

        post.ValidTo = now;
        return Done.Value;
    }
}
