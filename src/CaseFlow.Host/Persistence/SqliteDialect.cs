using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Data;
using CaseFlow.Domain.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseFlow.Host.Persistence;

/// <summary>SQLite: one writer at a time, queued in the process, so that locks need nothing more.</summary>
internal sealed class SqliteDialect : IDatabaseDialect
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Writers = new();

    public async Task<IWriteTransaction> BeginWriteAsync(CaseFlowDb db, CancellationToken ct)
    {
        var queue = Writers.GetOrAdd(db.Database.GetConnectionString()!, _ => new SemaphoreSlim(1, 1));
        await queue.WaitAsync(ct);
        try
        {
            return new QueuedTransaction(await db.Database.BeginTransactionAsync(ct), queue);
        }
        catch
        {
            queue.Release();
            throw;
        }
    }

    // Of all levels this one alone begins without taking the writer's lock; between connections of their own files it still reads one snapshot.
    public async Task<IAsyncDisposable> BeginReadAsync(CaseFlowDb db, CancellationToken ct) =>
        await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, ct);

    public Task<DateTimeOffset?> ClockAsync(CaseFlowDb db, CancellationToken ct) => Task.FromResult<DateTimeOffset?>(null);

    public string SkipLocked => "";

    public Task LockAsync(CaseFlowDb db, string name, CancellationToken ct) => Task.CompletedTask;

    public async Task<T> LockAndReadAsync<T>(
        CaseFlowDb db, string name, FormattableString read, Func<DbDataReader, CancellationToken, Task<T>> take, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Only the places of the parameters are put into the text.
        command.CommandText = string.Format(CultureInfo.InvariantCulture, read.Format, [.. Enumerable.Range(0, read.ArgumentCount).Select(i => $"$p{i}")]);
#pragma warning restore CA2100
        for (var i = 0; i < read.ArgumentCount; i++)
        {
            command.Parameters.Add(new SqliteParameter($"$p{i}", read.GetArgument(i) ?? DBNull.Value));
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        return await take(reader, ct);
    }

    public Task<T?> HoldAsync<T>(CaseFlowDb db, Guid id, string condition, CancellationToken ct)
        where T : class => HeldRow.ReadAsync<T>(db, id, condition, ct);

    public Task<int> NextAsync(CaseFlowDb db, string counter, CancellationToken ct) => Counter.NextAsync(db, counter, ct);

    public async Task<IReadOnlyList<Guid>> ClaimAsync(CaseFlowDb db, string table, string dueColumn, string condition, DateTimeOffset now, int limit, CancellationToken ct)
    {
        // Names and condition are constants of the callers, never input.
        var sql = $"SELECT id AS \"Value\" FROM {table} WHERE {dueColumn} <= {{0}} AND {condition} ORDER BY {dueColumn}, id LIMIT {{1}}";
        return await db.Database.SqlQueryRaw<Guid>(sql, now.UtcTicks, limit).ToListAsync(ct);
    }

    // 5 busy, 6 locked: another process holds the file.
    public bool IsTransient(Exception exception) => Unwrap(exception) is SqliteException { SqliteErrorCode: 5 or 6 };

    // 2067 unique, 1555 primary key.
    public bool IsUniqueViolation(DbUpdateException exception) => exception.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    private static Exception? Unwrap(Exception e) => e is DbUpdateException update ? update.InnerException : e;

    private sealed class QueuedTransaction(IDbContextTransaction transaction, SemaphoreSlim queue) : IWriteTransaction
    {
        public Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

        public async ValueTask DisposeAsync()
        {
            try
            {
                await transaction.DisposeAsync();
            }
            finally
            {
                queue.Release();
            }
        }
    }
}
