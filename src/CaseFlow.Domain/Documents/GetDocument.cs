using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

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

internal sealed class GetDocumentHandler(CaseFlowDb db, Subjects subjects) : IRequestHandler<GetDocument, Result<DocumentView>>
{
    public async Task<Result<DocumentView>> Handle(GetDocument request, CancellationToken cancellationToken)
    {
        var document = await db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == request.DocumentId, cancellationToken);
        if (document is null || await subjects.FindAsync(document.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("document.not-found");
        }

        return new DocumentView(
            document.Id, document.SubjectId, document.Template, document.Title, document.Number, document.IssuedAt, document.IssuedBy,
            ProcessJson.Read<string[]>(document.Addressees), ProcessJson.ReadObject(document.Facts), ProcessJson.ReadObject(document.Given));
    }
}
