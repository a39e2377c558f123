using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Kernel;

/// <summary>The narrow seam where PostgreSQL and SQLite differ: locks, claims and gapless counters.</summary>
public interface IDatabaseDialect
{
    /// <summary>Opens the write transaction of a command. On SQLite writers queue in the process first, so none waits at the file's lock.</summary>
    Task<IWriteTransaction> BeginWriteAsync(CaseFlowDb db, CancellationToken ct);

    /// <summary>A steady view for queries that belong together: what others commit meanwhile is not seen. Holds nobody up.</summary>
    Task<IAsyncDisposable> BeginReadAsync(CaseFlowDb db, CancellationToken ct);

    /// <summary>Ends a SELECT that takes a row unless somebody else works on it; nothing where writers queue anyway.</summary>
    string SkipLocked { get; }

    /// <summary>The database's own clock; null where it has none but this machine's.</summary>
    Task<DateTimeOffset?> ClockAsync(CaseFlowDb db, CancellationToken ct);

    /// <summary>Serialises work on one root (a case and all its instances) until the transaction ends.</summary>
    Task LockAsync(CaseFlowDb db, string name, CancellationToken ct);

    /// <summary>
    /// Serialises work on one root and reads what <paramref name="read"/> selects as it is from then on, in one round trip
    /// where the database can.
    /// </summary>
    Task<T> LockAndReadAsync<T>(CaseFlowDb db, string name, FormattableString read, Func<DbDataReader, CancellationToken, Task<T>> take, CancellationToken ct);

    /// <summary>
    /// The tracked row of that id, locked until the transaction ends and as it is then; null when it is not there or the
    /// condition (a constant, in SQL) does not hold.
    /// </summary>
    Task<T?> HoldAsync<T>(CaseFlowDb db, Guid id, string condition, CancellationToken ct)
        where T : class;

    /// <summary>The next value of a counter, starting at 1; taken back when the transaction rolls back, hence gapless.</summary>
    Task<int> NextAsync(CaseFlowDb db, string counter, CancellationToken ct);

    /// <summary>Ids (in due order, at most <paramref name="limit"/>) of rows that no other host works on; locked until the transaction ends where the database can.</summary>
    Task<IReadOnlyList<Guid>> ClaimAsync(CaseFlowDb db, string table, string dueColumn, string condition, DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>True for errors that go away when the transaction is run again (serialization failure, deadlock, busy).</summary>
    bool IsTransient(Exception exception);

    /// <summary>True when a unique key was violated.</summary>
    bool IsUniqueViolation(DbUpdateException exception);
}

public interface IWriteTransaction : IAsyncDisposable
{
    Task CommitAsync(CancellationToken ct);
}

/// <summary>A named place where tests stop or kill the process; does nothing in production.</summary>
public interface IFailpoint
{
    void Hit(string name);
}

public sealed class NoFailpoint : IFailpoint
{
    public void Hit(string name)
    {
    }
}
