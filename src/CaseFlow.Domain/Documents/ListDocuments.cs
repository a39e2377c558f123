using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Documents;

/// <summary>The documents issued about a subject, newest first.</summary>
[AnyRole]
public sealed record DocumentsOf(Guid SubjectId) : IQuery<IReadOnlyList<DocumentItem>>;

public sealed record DocumentItem(Guid Id, string Template, string Title, string Number, DateTimeOffset IssuedAt, IReadOnlyList<string> To);
