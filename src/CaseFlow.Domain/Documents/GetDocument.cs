using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Documents;

/// <summary>One issued document as it was at its issue.</summary>
[AnyRole]
public sealed record GetDocument(Guid DocumentId) : IQuery<DocumentView>;

/// <param name="Template"><c>listing-notice</c>, <c>supervision-letter</c>, <c>bulletin</c>, <c>talk-notice</c>, <c>rectification-order</c>, <c>review-opinion</c>, <c>delisting-notice</c>.</param>
/// <param name="To">Names of the addressees at issue.</param>
/// <param name="Facts">
/// The subject's facts at issue, camelCase. Of a case: number, hazardNumber, enterprise, address, street, community, grid, grade,
/// hazard, place, governingUnit, supervisingUnit, responsiblePerson, leader, listedOn, limitText, lastDay, overdueSince, extensions.
/// </param>
/// <param name="Data">What the process gave for this document.</param>
public sealed record DocumentView(
    Guid Id, Guid SubjectId, string Template, string Title, string Number, DateTimeOffset IssuedAt, string IssuedBy,
    IReadOnlyList<string> To, JsonObject Facts, JsonObject Data);
