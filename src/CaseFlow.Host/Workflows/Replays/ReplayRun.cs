using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Host.Workflows.Replays;

/// <param name="Version">Null: the latest, a draft where there is one.</param>
/// <param name="Since">First day on which the cases were closed; null from the beginning.</param>
/// <param name="Until">Last day; null until now.</param>
public sealed record ReplayOrder(string DefinitionId, int? Version = null, DateOnly? Since = null, DateOnly? Until = null, int Most = 100);

/// <param name="Outcome">Null where the case could not be replayed; <paramref name="Why"/> says why.</param>
public sealed record ReplayRow(ClosedCase Case, ReplayOutcome? Outcome, string? Why);

/// <summary>One run over closed cases, as far as it has come. Rows are added while people look.</summary>
public sealed class ReplayRun(Guid id, Guid personId, ReplayOrder order, ClosedCaseList cases, DateTimeOffset startedAt) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private volatile ReplayRow[] _rows = [];

    /// <summary>Raised after every case and at the end.</summary>
    public event Action? Changed;

    public Guid Id { get; } = id;

    /// <summary>Counts the runs of this host; several may begin at one instant.</summary>
    public required long Number { get; init; }

    public Guid PersonId { get; } = personId;

    public ReplayOrder Order { get; } = order;

    public IReadOnlyList<ClosedCase> Cases { get; } = cases.Cases;

    /// <summary>Closed cases there are in the period; more than are replayed where there are too many.</summary>
    public int Closed { get; } = cases.Closed;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset? FinishedAt { get; private set; }

    public bool Stopped => _stopping.IsCancellationRequested;

    public IReadOnlyList<ReplayRow> Rows => _rows;

    internal CancellationToken Stopping => _stopping.Token;

    public ReplaySum Sum => ReplaySum.Of([.. _rows.Select(r => r.Outcome).OfType<ReplayOutcome>()], _rows.Count(r => r.Outcome is null));

    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    internal void Add(ReplayRow row)
    {
        _rows = [.. _rows, row];
        Changed?.Invoke();
    }

    internal void Finish(DateTimeOffset at)
    {
        FinishedAt = at;
        Changed?.Invoke();
    }
}

/// <param name="Escalated">Documents would have gone out besides (督办函, 通报 …).</param>
/// <param name="NotReplayed">Their answers were not kept, or they are gone.</param>
public sealed record ReplaySum(int Same, int OtherDates, int Late, int Escalated, int OtherPath, int Waiting, int NotReplayed)
{
    public static ReplaySum Of(IReadOnlyList<ReplayOutcome> outcomes, int notReplayed) => new(
        outcomes.Count(o => o is { SamePath: true, SameTimes: true, Late.Count: 0, Issued.Count: 0, Dues.Count: 0 }),
        outcomes.Count(o => o.Dues.Count > 0), outcomes.Count(o => o.Late.Count > 0), outcomes.Count(o => o.Issued.Count > 0), outcomes.Count(o => !o.SamePath),
        outcomes.Count(o => o.Unanswered.Count > 0), notReplayed);
}
