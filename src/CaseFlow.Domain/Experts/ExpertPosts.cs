using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.Experts;

/// <summary>The post that an expert signs in by: it begins and ends with the register, whoever keeps the accounts.</summary>
internal sealed class ExpertPosts(CaseFlowDb db, IPeopleDirectory people, IMediator mediator, ITimeline timeline, RequestContext context)
{
    public async Task<bool> HoldsAsync(Guid personId, Guid bodyId, CancellationToken ct) =>
        await people.FindPersonAsync(personId, ct) is { } person && person.UnitId == bodyId && person.Roles.Contains(Roles.ThirdPartyExpert);

    /// <summary>A new person in the post.</summary>
    public async Task<Result<Guid>> OpenAsync(string name, string? phone, string? mail, Guid bodyId, CancellationToken ct)
    {
        using var process = context.EnterProcess();
        var person = await mediator.Send(new RegisterPerson(name, phone, mail), ct);
        if (person.Succeeded)
        {
            await db.SaveChangesAsync(ct);
            var post = await mediator.Send(new AppointToPost(person.Value, Roles.ThirdPartyExpert, bodyId), ct);
            return post.Succeeded ? person : post;
        }

        return person;
    }

    public async Task EndAsync(Expert expert, DateOnly lastDay, string reason, CancellationToken ct)
    {
        (expert.EndedOn, expert.EndReason) = (lastDay, reason);
        timeline.Write(expert.Id, "timeline.expert-ended", lastDay, reason);

        // Refused where the post was ended before: then there is nothing to end.
        using var process = context.EnterProcess();
        await mediator.Send(new EndPost(expert.PersonId, Roles.ThirdPartyExpert, expert.BodyId), ct);
    }
}
