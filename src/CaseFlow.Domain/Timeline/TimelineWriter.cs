using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Timeline;

internal sealed class TimelineWriter(CaseFlowDb db, RequestContext context, TimeProvider time) : ITimeline
{
    private static long _sequence;

    public void Write(Guid subjectId, string textKey, params object?[] args)
    {
        var now = time.GetUtcNow();
        var actor = context.InProcess ? Actor.System : context.Who;
        db.Add(new TimelineEntry
        {
            Id = Guid.CreateVersion7(now),
            SubjectId = subjectId,
            At = now,
            Sequence = Interlocked.Increment(ref _sequence),
            ActorId = actor.PersonId,
            ActorName = actor.Name,
            TextKey = textKey,
            Arguments = SentenceArguments.Write(args),
        });
    }
}

internal sealed class TimelineFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<ITimeline, TimelineWriter>();
}
