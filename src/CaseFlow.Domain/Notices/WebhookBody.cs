using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseFlow.Domain.Notices;

/// <summary>The JSON a gateway gets, described in docs/reminders.md. Fields may be added, none changes its meaning.</summary>
/// <param name="Id">The same at every attempt: a receiver drops what it has seen.</param>
/// <param name="Kind"><c>notice</c>, <c>digest</c> or <c>test</c>.</param>
/// <param name="To">Null for a test.</param>
/// <param name="Items">The notices of a digest; of a single one itself.</param>
internal sealed record WebhookBody(
    Guid Id, string Kind, DateTimeOffset At, WebhookPerson? To, string Title, string Text, string? Link, IReadOnlyList<WebhookItem> Items)
{
    public const string Single = "notice";
    public const string Digest = "digest";
    public const string Test = "test";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(WebhookBody body) => JsonSerializer.Serialize(body, Options);
}

/// <param name="Phone">What a gateway finds the person by; null when none is known.</param>
internal sealed record WebhookPerson(Guid Id, string Name, string? Phone);

/// <param name="Urgency">One of <see cref="NoticeKinds"/>.</param>
internal sealed record WebhookItem(Guid NoticeId, string Urgency, string Title, string Text, string? SubjectKind, Guid SubjectId, string? SubjectNumber, string? Link);
