using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;

namespace CaseFlow.Domain.Experts;

/// <summary>What an expert could be asked about a subject, before one is chosen.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader)]
public sealed record EngagementOffer(Guid SubjectId) : IQuery<EngagementOfferView>;

/// <param name="Kind">Also names its page.</param>
public sealed record EngagementOfferView(Guid SubjectId, string Kind, string? Number, string Name, IReadOnlyList<Choice> Purposes);

/// <param name="Key">One of <see cref="EngagementPurposes"/>.</param>
public sealed record Choice(string Key, string Name);

internal sealed class EngagementOfferHandler(EngageableSubject subjects) : IRequestHandler<EngagementOffer, Result<EngagementOfferView>>
{
    public async Task<Result<EngagementOfferView>> Handle(EngagementOffer request, CancellationToken cancellationToken) =>
        await subjects.FindAsync(request.SubjectId, cancellationToken) is { } subject
            ? new EngagementOfferView(
                subject.Id, subject.Kind, subject.Number, subject.Title,
                [.. EngagementPurposes.For(subject.Kind).Select(p => new Choice(p, TextCatalog.Get($"engagement-purpose.{p}")))])
            : Refusal.NotFound("engagement.subject-unknown");
}

/// <summary>A hazard, case or enterprise that one sees; of the grids, which everybody knows, those of one's own region.</summary>
internal sealed class EngageableSubject(Subjects subjects, ExpertScope scope)
{
    public async Task<Subject?> FindAsync(Guid id, CancellationToken ct) =>
        await subjects.FindAsync(id, ct) is { } subject && EngagementSubjects.Kinds.Contains(subject.Kind)
        && (subject.Kind != EngagementSubjects.Grid || subject.RegionPath.StartsWith(await scope.PathAsync(ct), StringComparison.Ordinal))
            ? subject
            : null;
}
