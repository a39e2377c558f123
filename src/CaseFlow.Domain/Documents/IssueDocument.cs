using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Documents;

/// <summary>
/// Issues a numbered document (挂牌督办通知书, 督办函, 复查意见书 …). Its content is frozen at issue: template, subject's facts
/// of this moment and the data given.
/// </summary>
/// <param name="Template">Names the print view, e.g. <c>listing-notice</c>.</param>
/// <param name="Numbering">Counter and format, gapless per year, e.g. <c>雁安督〔{year}〕{n}号</c>; the format names the counter.</param>
[ProcessOnly]
public sealed record IssueDocument(
    Guid SubjectId, string Template, string Title, string Numbering, IReadOnlyList<string> To, JsonObject Data)
    : ICommand<DocumentIssued>, IConcerns;

public sealed record DocumentIssued(Guid DocumentId, string Number, string Title);
