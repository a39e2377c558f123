using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Documents;

/// <summary>
/// Issues a numbered document (挂牌督办通知书, 督办函, 复查意见书 …). Its content is frozen at issue: template, subject's facts
/// of this moment and the data given.
/// </summary>
/// <param name="Template">Names the print view, e.g. <c>listing-notice</c>.</param>
/// <param name="Numbering">Counter and format, gapless per year, e.g. <c>雁安督〔{year}〕{n}号</c>; the format names the counter.</param>
/// <param name="To">Party keys.</param>
[ProcessOnly]
public sealed record IssueDocument(
    Guid SubjectId, string Template, string Title, string Numbering, IReadOnlyList<string> To, JsonObject Data)
    : ICommand<DocumentIssued>, IConcerns;

public sealed record DocumentIssued(Guid DocumentId, string Number, string Title);

internal sealed class IssueDocumentValidator : AbstractValidator<IssueDocument>
{
    public IssueDocumentValidator()
    {
        RuleFor(x => x.Template).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Title).NotEmpty().MaximumLength(200);
        RuleFor(x => x.Numbering).Must(Documents.Numbering.IsFormat).Refuse("document.numbering");
    }
}

internal sealed class IssueDocumentHandler(
    CaseFlowDb db, Numbering numbering, Subjects subjects, Parties parties, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<IssueDocument, Result<DocumentIssued>>
{
    public async Task<Result<DocumentIssued>> Handle(IssueDocument request, CancellationToken cancellationToken)
    {
        if (await subjects.FactsAsync(request.SubjectId, cancellationToken) is not { } facts)
        {
            return Refusal.NotFound("subject.not-found");
        }

        var now = time.GetUtcNow();
        var addressees = await parties.ResolveAsync(request.SubjectId, request.To, cancellationToken);
        var document = new Document
        {
            Id = Guid.CreateVersion7(now),
            SubjectId = request.SubjectId,
            Template = request.Template,
            Title = request.Title,
            Number = await numbering.NextAsync("document", request.Numbering, cancellationToken),
            IssuedAt = now,
            IssuedBy = context.Who.Name,
            Addressees = ProcessJson.Write(addressees.Select(p => p.Name).Distinct()),
            Facts = facts.ToJsonString(ProcessJson.Options),
            Given = request.Data.ToJsonString(ProcessJson.Options),
        };
        db.Add(document);
        timeline.Write(request.SubjectId, "timeline.document-issued", document.Title, document.Number, addressees.Select(p => p.Name).Distinct());
        return new DocumentIssued(document.Id, document.Number, document.Title);
    }
}
