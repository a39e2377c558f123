using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// The case as its forms work on it. A form is sent through a task, which has checked that the sender may; so the
/// sender's region does not matter here. A closed case takes no more forms, save what is owed after its end.
/// </summary>
internal sealed class CaseFile(CaseFlowDb db, IAttachmentTies attachments, RequestContext context, TimeProvider time)
{
    public async Task<(ListedCase? Case, Refusal? Refusal)> OpenAsync(Guid caseId, CancellationToken ct, bool evenClosed = false)
    {
        var found = await db.Set<ListedCase>().IgnoreQueryFilters().FirstOrDefaultAsync(c => c.Id == caseId, ct);
        return found switch
        {
            null => (null, Refusal.NotFound("case.not-found")),
            { Closed: true } when !evenClosed => (null, Refusal.Conflict("case.closed", found.Number ?? found.HazardNumber, found.MilestoneName)),
            _ => (found, null),
        };
    }

    /// <summary>Files what a form says, with its attachments.</summary>
    public async Task<Result<Recorded>> RecordAsync(
        Guid caseId, string kind, Dictionary<string, string?> fields, IReadOnlyList<Guid>? attachmentIds, CancellationToken ct)
    {
        if (await attachments.TieAsync(caseId, attachmentIds, "attachmentIds", imagesOnly: false, ct) is { Count: > 0 } refusals)
        {
            return Result<Recorded>.Refused(refusals);
        }

        var now = time.GetUtcNow();
        var record = new CaseRecord
        {
            Id = Guid.CreateVersion7(now),
            CaseId = caseId,
            Kind = kind,
            At = now,
            By = context.Who.Name,
            Fields = new JsonObject(fields.Where(f => !string.IsNullOrWhiteSpace(f.Value))
                .Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Value!.Trim()))).ToJsonString(ProcessJson.Options),
            AttachmentIds = ProcessJson.Write(attachmentIds ?? []),
        };
        db.Add(record);
        return new Recorded(record.Id, now);
    }

    public Task<bool> HasRecordAsync(Guid caseId, string kind, CancellationToken ct) =>
        db.Set<CaseRecord>().AnyAsync(r => r.CaseId == caseId && r.Kind == kind, ct);

    public Task<CaseRecord?> LastRecordAsync(Guid caseId, string kind, CancellationToken ct) =>
        db.Set<CaseRecord>().AsNoTracking().Where(r => r.CaseId == caseId && r.Kind == kind).OrderByDescending(r => r.At).FirstOrDefaultAsync(ct);

    public Task<ExtensionRequest?> WaitingExtensionAsync(Guid caseId, CancellationToken ct) =>
        db.Set<ExtensionRequest>().FirstOrDefaultAsync(e => e.CaseId == caseId && e.State == ExtensionState.Asked, ct);

    /// <summary>Opens the case and its hazard to units outside its region.</summary>
    public async Task OpenToAsync(ListedCase listed, IEnumerable<Guid> unitIds, CancellationToken ct)
    {
        foreach (var subject in (Guid[])[listed.Id, listed.HazardId])
        {
            foreach (var unit in unitIds.Distinct())
            {
                if (await db.Set<UnitAccess>().FindAsync([subject, unit], ct) is null)
                {
                    db.Add(new UnitAccess { SubjectId = subject, UnitId = unit });
                }
            }
        }
    }
}
