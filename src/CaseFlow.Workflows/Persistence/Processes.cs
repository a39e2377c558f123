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
internal sealed class BookmarkDue(ProcessDriver driver, CaseFlowDb db, RequestContext context) : IDueHandler
{
    public string Kind => DatabaseStore.DueKind;

    public async ValueTask<Guid?> SubjectOfAsync(Guid ownerId, CancellationToken ct) =>
        Guid.TryParse(await db.Set<BookmarkRow>().Where(b => b.Id == ownerId).Select(b => b.CorrelationId).FirstOrDefaultAsync(ct), out var subject)
            ? subject
            : null;

    public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        using (context.EnterProcess())
        {
            await driver.ResumeAsync(ownerId, new JsonObject { ["dueAt"] = dueAt }, ct);
        }
    }
}
