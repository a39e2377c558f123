using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Notices;

/// <summary>
/// Tells parties something: an in-app notice per person in charge at this moment, and mail through the outbox where
/// mail is on. The key makes it once: a second notice of the same key and subject is not sent.
/// </summary>
[ProcessOnly]
public sealed record SendNotice(Guid SubjectId, string Key, IReadOnlyList<string> To, string Title, string Text)
    : ICommand<NoticesSent>, IConcerns;

/// <param name="Recipients">Names of who was told; empty when nobody holds the party (shown to the district office).</param>
public sealed record NoticesSent(IReadOnlyList<string> Recipients);
