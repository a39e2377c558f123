using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Attachments;

/// <summary>Ties files to the hazard or case that a command hands them in with.</summary>
public interface IAttachmentTies
{
    /// <summary>
    /// Only the actor's own files that belong to nothing else yet; images alone where photos are asked for. Answers why
    /// not, by <paramref name="field"/>; nothing is tied then.
    /// </summary>
    Task<IReadOnlyList<Refusal>> TieAsync(Guid subjectId, IReadOnlyCollection<Guid>? ids, string field, bool imagesOnly, CancellationToken ct);
}

internal sealed class AttachmentTies(CaseFlowDb db, RequestContext context) : IAttachmentTies
{
    public async Task<IReadOnlyList<Refusal>> TieAsync(Guid subjectId, IReadOnlyCollection<Guid>? ids, string field, bool imagesOnly, CancellationToken ct)
    {
        Guid[] wanted = [.. (ids ?? []).Distinct()];
        if (wanted.Length == 0)
        {
            return [];
        }

        var uploader = context.Who.PersonId;
        var found = await db.Set<Attachment>().Where(a => wanted.Contains(a.Id) && a.UploadedById == uploader).ToListAsync(ct);
        List<Refusal> refusals = [];
        if (found.Count < wanted.Length)
        {
            refusals.Add(new Refusal("attachment.unknown", field));
        }

        refusals.AddRange(found.Where(a => a.SubjectId is { } other && other != subjectId).Select(a => new Refusal("attachment.used", field, a.FileName)));
        refusals.AddRange(found.Where(a => imagesOnly && !a.IsImage).Select(a => new Refusal("attachment.not-a-photo", field, a.FileName)));
        if (refusals.Count == 0)
        {
            found.ForEach(a => a.SubjectId = subjectId);
        }

        return refusals;
    }
}

internal sealed class AttachmentsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<IAttachmentTies, AttachmentTies>();
        services.AddScoped<IAttachmentRoll, AttachmentRoll>();
        services.AddScoped<AttachmentAccess>();
    }
}
