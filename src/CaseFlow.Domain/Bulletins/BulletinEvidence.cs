using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>A file of the evidence of a score (R82); its content is at <c>/api/v1/attachments/{id}</c>.</summary>
public sealed record EvidenceFile(Guid Id, string Name);

/// <summary>The files behind an entered score: more may come, none is taken away, because a corrected score rested on them too.</summary>
internal sealed class BulletinEvidence(CaseFlowDb db, BulletinScope scope, IAttachmentTies ties, IAttachmentRoll roll, RequestContext context, TimeProvider time) : ISubjectDirectory
{
    /// <summary>Of one score; what a form takes at once.</summary>
    public const int MostFiles = 9;

    /// <summary>Answers why not, by <paramref name="field"/>.</summary>
    public async Task<IReadOnlyList<Refusal>> TieAsync(BulletinScore score, IReadOnlyList<Guid>? files, string field, CancellationToken ct)
    {
        if (files is null or [])
        {
            return [];
        }

        score.EvidenceId ??= Guid.CreateVersion7(time.GetUtcNow());
        var there = (await roll.OfAsync([score.EvidenceId.Value], ct))[score.EvidenceId.Value].Select(f => f.Id).ToList();
        return there.Union(files).Count() > MostFiles
            ? [new Refusal("bulletin.too-many-files", field, MostFiles, there.Count)]
            : await ties.TieAsync(score.EvidenceId.Value, files, field, imagesOnly: false, ct);
    }

    /// <summary>The files of a score are seen by whoever sees the score; those of an objection by who raised it and who answers.</summary>
    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct)
    {
        var (score, objection) = (
            await db.Set<BulletinScore>().AsNoTracking().FirstOrDefaultAsync(s => s.EvidenceId == subjectId, ct),
            await db.Set<BulletinObjection>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == subjectId, ct));
        if ((score?.BulletinId ?? objection?.BulletinId) is not { } id || await scope.Known.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) is not { } bulletin)
        {
            return null;
        }

        var all = scope.PreparesOf(bulletin) || (score is not null && bulletin.State == BulletinStates.Published);
        return all || (score?.UnitId ?? objection!.UnitId) == context.Who.UnitId ? BulletinSubjects.Of(bulletin) : null;
    }

    public Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => Task.FromResult<JsonObject?>(null);
}
