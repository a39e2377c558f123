using MediatR;

namespace CaseFlow.Domain.Assessments;

/// <summary>An officer's annual grade is 不合格 (R65, R66). Published in the same transaction.</summary>
public sealed record AnnualFailed(Guid AssessmentId) : INotification;

/// <summary>An annual 不合格 no longer holds: what it started has no ground any more.</summary>
public sealed record AnnualFailFell(Guid AssessmentId, string Reason) : INotification;

/// <summary>An annual assessment for the features that act on it.</summary>
public sealed record AnnualFacts(Guid Id, Guid OfficerId, Guid PersonId, string OfficerName, string GridName, string RegionPath, string StreetName, int Year, bool Failed, string Title, string Reason);

/// <summary>Annual assessments, whoever asks.</summary>
public interface IAnnualAssessments
{
    /// <summary>Null when it is none.</summary>
    Task<AnnualFacts?> FindAsync(Guid assessmentId, CancellationToken ct);
}
