using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>The domain's way to its processes; one correlation is one subject.</summary>
internal sealed class Processes(ProcessDriver driver, RequestContext context) : IProcesses
{
    public async Task<int> PublishAsync(string eventName, Guid subjectId, JsonObject payload, CancellationToken ct)
    {
        using (context.EnterProcess())
        {
            return await driver.PublishAsync(new PublishedEvent(eventName, subjectId.ToString(), (JsonObject)payload.DeepClone()), ct);
        }
    }

    public async Task<bool> ResumeAsync(Guid bookmarkId, JsonObject input, CancellationToken ct)
    {
        using (context.EnterProcess())
        {
            return await driver.ResumeAsync(bookmarkId, (JsonObject)input.DeepClone(), ct);
        }
    }
}

/// <summary>Answers a wait point whose instant has come.</summary>
internal sealed class BookmarkDue(ProcessDriver driver, CaseFlowDb db, IDueQueue queue, RequestContext context, TimeProvider time) : IDueHandler
{
    private static readonly TimeSpan AgainBehindAFault = TimeSpan.FromMinutes(10);

    public string Kind => DatabaseStore.DueKind;

    public async ValueTask<Guid?> SubjectOfAsync(Guid ownerId, CancellationToken ct) =>
        (await SubjectsOfAsync([ownerId], ct)).TryGetValue(ownerId, out var subject) ? subject : null;

    /// <summary>The case; an instance without one is its own subject.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, Guid>> SubjectsOfAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        (await db.Set<BookmarkRow>().Where(b => owners.Contains(b.Id)).Select(b => new { b.Id, b.InstanceId, b.CorrelationId }).ToListAsync(ct))
            .ToDictionary(b => b.Id, b => Guid.TryParse(b.CorrelationId, out var subject) ? subject : b.InstanceId);

    public async Task<IReadOnlySet<Guid>> KnownAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        await db.Set<BookmarkRow>().Where(b => owners.Contains(b.Id)).Select(b => b.Id).ToHashSetAsync(ct);

    public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        using (context.EnterProcess())
        {
            // Behind a fault nothing is answered; who retries finds the timer still running.
            if (!await driver.ResumeAsync(ownerId, new JsonObject { ["dueAt"] = dueAt }, ct) && (await KnownAsync([ownerId], ct)).Count > 0)
            {
                await queue.ScheduleAsync(Kind, ownerId, time.GetUtcNow() + AgainBehindAFault, ct);
            }
        }
    }
}
