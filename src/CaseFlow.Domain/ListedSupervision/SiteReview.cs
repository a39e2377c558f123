using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;

namespace CaseFlow.Domain.ListedSupervision;

public sealed record SiteReviewed(Guid RecordId, DateOnly ReviewedOn, bool Passed, string Findings, string? Requirements);

/// <summary>What both outcomes of an examination on site have in common: after the acceptance was asked for, not in the future (C43).</summary>
internal sealed class SiteReview(CaseFile files, ITimeline timeline, TimeProvider time)
{
    public async Task<Result<SiteReviewed>> RecordAsync(
        Guid caseId, DateOnly reviewedOn, string participants, string findings, string? requirements, IReadOnlyList<Guid>? attachmentIds, bool passed, CancellationToken ct)
    {
        var (listed, refusal) = await files.OpenAsync(caseId, ct);
        if (listed is null)
        {
            return refusal!;
        }

        if (await files.LastRecordAsync(caseId, RequestAcceptance.Form, ct) is not { } asked)
        {
            return Refusal.Conflict("site-review.not-asked");
        }

        if (reviewedOn > time.Today() || reviewedOn < asked.At.ChinaDate())
        {
            return new Refusal("site-review.day", "reviewedOn", reviewedOn.ToLongText(), asked.At.ChinaDate().ToLongText(), time.Today().ToLongText());
        }

        var record = await files.RecordAsync(
            caseId,
            passed ? "site-review-passed" : "site-review-failed",
            new()
            {
                ["reviewedOn"] = reviewedOn.ToString("O", CultureInfo.InvariantCulture), ["participants"] = participants,
                ["findings"] = findings, ["requirements"] = requirements,
            },
            attachmentIds,
            ct);
        if (!record.Succeeded)
        {
            return Result<SiteReviewed>.Refused(record.Refusals);
        }

        timeline.Write(caseId, passed ? "timeline.review-passed" : "timeline.review-failed", reviewedOn, findings.Trim(), requirements?.Trim());
        return new SiteReviewed(record.Value.RecordId, reviewedOn, passed, findings.Trim(), requirements?.Trim());
    }
}
