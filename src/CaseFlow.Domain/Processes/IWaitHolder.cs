namespace CaseFlow.Domain.Processes;

/// <summary>
/// A feature that answers wait points of one stimulus. The check that nothing waits for nothing asks it both ways: which
/// wait points it will still answer, and what it holds open for them. Several may be registered, one for each stimulus.
/// </summary>
public interface IWaitHolder
{
    /// <summary>The stimulus as wait points name it.</summary>
    string Stimulus { get; }

    /// <summary>Those of the wait points that it will still answer.</summary>
    Task<IReadOnlySet<Guid>> HeldAsync(IReadOnlyCollection<Guid> bookmarks, CancellationToken ct);

    /// <summary>What is open and answers a wait point, by id; the next page begins after the last id of this one.</summary>
    Task<IReadOnlyList<HeldWait>> OpenAsync(Guid after, int most, CancellationToken ct);
}

/// <param name="Id">Of the task, the deadline …</param>
/// <param name="Name">What people call it.</param>
public sealed record HeldWait(Guid Id, Guid BookmarkId, string Name);
