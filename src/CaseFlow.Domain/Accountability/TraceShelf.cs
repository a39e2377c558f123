using System.Security.Cryptography;
using System.Text;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;

namespace CaseFlow.Domain.Accountability;

/// <summary>Takes trace-backs for cases and keeps them as they were.</summary>
internal sealed class TraceShelf(CaseFlowDb db, TraceTaking taking, ITimeline timeline, RequestContext context)
{
    public async Task KeepAsync(Guid caseId, EnterpriseFacts enterprise, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var report = await taking.TakeAsync(enterprise, first, last, ct);
        var content = ProcessJson.Write(report);
        db.Add(new FrozenTrace
        {
            Id = Guid.CreateVersion7(report.TakenAt), CaseId = caseId, First = first, Last = last, TakenAt = report.TakenAt, TakenBy = context.Who.Name, Content = content, Digest = Digest(content),
        });
        timeline.Write(caseId, "timeline.accountability-traced", first, last, report.Hazards.Count, report.Posts.Count);
    }

    public static string Digest(string content) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
