namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// What waits for an instant, as rows of the caller's transaction; the sweep fires them in due order, each once, each in
/// its own transaction (design D4). One row per kind and owner: scheduling again moves it.
/// </summary>
public interface IDueQueue
{
    Task ScheduleAsync(string kind, Guid ownerId, DateTimeOffset dueAt, CancellationToken ct);

    Task CancelAsync(string kind, Guid ownerId, CancellationToken ct);
}

/// <summary>Acts when a row of its kind falls due. The row is already taken; scheduling again from here is allowed.</summary>
public interface IDueHandler
{
    string Kind { get; }

    /// <summary>
    /// The subject (case) that the row is about: its work is serialised and its audit chain takes the entry. Null when it has none.
    /// </summary>
    ValueTask<Guid?> SubjectOfAsync(Guid ownerId, CancellationToken ct) => ValueTask.FromResult<Guid?>(null);

    Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct);
}
