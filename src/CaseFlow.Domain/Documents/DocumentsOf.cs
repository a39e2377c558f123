using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Documents;

/// <summary>The documents issued about a subject, newest first.</summary>
[AnyRole]
public sealed record DocumentsOf(Guid SubjectId) : IQuery<IReadOnlyList<DocumentItem>>;

public sealed record DocumentItem(Guid Id, string Template, string Title, string Number, DateTimeOffset IssuedAt, IReadOnlyList<string> To);

internal sealed class DocumentsOfHandler(CaseFlowDb db, Subjects subjects) : IRequestHandler<DocumentsOf, Result<IReadOnlyList<DocumentItem>>>
{
    public async Task<Result<IReadOnlyList<DocumentItem>>> Handle(DocumentsOf request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("subject.not-found");
        }

        var rows = await db.Set<Document>().AsNoTracking().Where(d => d.SubjectId == request.SubjectId)
            .OrderByDescending(d => d.IssuedAt).ThenByDescending(d => d.Number)
            .Select(d => new { d.Id, d.Template, d.Title, d.Number, d.IssuedAt, d.Addressees }).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<DocumentItem>>.From(rows.ConvertAll(
            d => new DocumentItem(d.Id, d.Template, d.Title, d.Number, d.IssuedAt, ProcessJson.Read<string[]>(d.Addressees))));
    }
}
