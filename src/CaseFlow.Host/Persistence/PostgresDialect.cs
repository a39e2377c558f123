using System.Data.Common;
using System.Globalization;
using System.Data;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CaseFlow.Host.Persistence;

/// <summary>PostgreSQL: advisory locks per name, SKIP LOCKED for claims.</summary>
internal sealed class PostgresDialect : IDatabaseDialect
{
    public async Task<IWriteTransaction> BeginWriteAsync(CaseFlowDb db, CancellationToken ct) =>
        new WriteTransaction(await db.Database.BeginTransactionAsync(ct));

    public async Task<IAsyncDisposable> BeginReadAsync(CaseFlowDb db, CancellationToken ct) =>
        await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public async Task<DateTimeOffset?> ClockAsync(CaseFlowDb db, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").ToListAsync(ct))[0];

    public string SkipLocked => " FOR UPDATE SKIP LOCKED";

    public Task LockAsync(CaseFlowDb db, string name, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);

    public async Task<T> LockAndReadAsync<T>(
        CaseFlowDb db, string name, FormattableString read, Func<DbDataReader, CancellationToken, Task<T>> take, CancellationToken ct)
    {
        // Two statements, because one alone would read what was there before it waited for the lock.
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            BatchCommands = { Command($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))"), Command(read) },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return await take(reader, ct);
    }

    public Task<T?> HoldAsync<T>(CaseFlowDb db, Guid id, string condition, CancellationToken ct)
        where T : class => HeldRow.ReadAsync<T>(db, id, $"{condition} FOR UPDATE", ct);

    public Task<int> NextAsync(CaseFlowDb db, string counter, CancellationToken ct) => Counter.NextAsync(db, counter, ct);

    public async Task<IReadOnlyList<Guid>> ClaimAsync(CaseFlowDb db, string table, string dueColumn, string condition, DateTimeOffset now, int limit, CancellationToken ct)
    {
        // Names and condition are constants of the callers, never input.
        var sql = $"SELECT id AS \"Value\" FROM {table} WHERE {dueColumn} <= {{0}} AND {condition} ORDER BY {dueColumn}, id LIMIT {{1}} FOR UPDATE SKIP LOCKED";
        return await db.Database.SqlQueryRaw<Guid>(sql, now.ToUniversalTime(), limit).ToListAsync(ct);
    }

    // Wherever it stands in the chain: the provider wraps what it takes for transient once more.
    public bool IsTransient(Exception exception)
    {
        var e = exception;
        while (e is not null and not PostgresException)
        {
            e = e.InnerException;
        }

        return e is PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
        };
    }

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private static NpgsqlBatchCommand Command(FormattableString sql)
    {
        var command = new NpgsqlBatchCommand(string.Format(CultureInfo.InvariantCulture, sql.Format, [.. Enumerable.Range(1, sql.ArgumentCount).Select(i => $"${i}")]));
        foreach (var argument in sql.GetArguments())
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        }

        return command;
    }

    private sealed class WriteTransaction(IDbContextTransaction transaction) : IWriteTransaction
    {
        public Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

        public ValueTask DisposeAsync() => transaction.DisposeAsync();
    }
}
