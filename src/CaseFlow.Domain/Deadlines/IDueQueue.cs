namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// What waits for an instant, as rows of the caller's transaction; the sweep fires them in due order, each once, each in
/// its own transaction (design D4). One row per kind and owner: scheduling again moves it.
/// </summary>
public interface IDueQueue
{
    Task ScheduleAsync(string kind, Guid ownerId, DateTimeOffset dueAt, CancellationToken ct);

    /// <summary>The same for an owner that was made in this transaction and has no row yet.</summary>
    void ScheduleNew(string kind, Guid ownerId, DateTimeOffset dueAt);

    Task CancelAsync(string kind, Guid ownerId, CancellationToken ct);

    /// <summary>Those of the owners that have a row of that kind, with its due instant; rows of this unit of work count.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> WaitingAsync(string kind, IReadOnlyCollection<Guid> owners, CancellationToken ct);
}

/// <summary>Acts when a row of its kind falls due. The row is already taken; scheduling again from here is allowed.</summary>
public interface IDueHandler
{
    string Kind { get; }

    /// <summary>
    /// The subject (case) that the row is about: its work is serialised and its audit chain takes the entry. Null when it has none.
    /// </summary>
    ValueTask<Guid?> SubjectOfAsync(Guid ownerId, CancellationToken ct) => ValueTask.FromResult<Guid?>(null);

    /// <summary>The same for many at once, by owner; what has no subject is left out. Rows of one subject fire one after the other.</summary>
    async ValueTask<IReadOnlyDictionary<Guid, Guid>> SubjectsOfAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct)
    {
        var subjects = new Dictionary<Guid, Guid>();
        foreach (var owner in owners)
        {
            if (await SubjectOfAsync(owner, ct) is { } subject)
            {
                subjects[owner] = subject;
            }
        }

        return subjects;
    }

    /// <summary>Those of the owners that exist and still wait; a row of any other is left over and fires for nothing.</summary>
    Task<IReadOnlySet<Guid>> KnownAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<Guid>>(owners.ToHashSet());

    Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct);
}
