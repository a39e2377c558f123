using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Persistence;

/// <summary>Carries the migrations for SQLite.</summary>
internal sealed class SqliteCaseFlowDb(DbContextOptions<SqliteCaseFlowDb> options) : CaseFlowDb(options);

/// <summary>Carries the migrations for PostgreSQL.</summary>
internal sealed class PostgresCaseFlowDb(DbContextOptions<PostgresCaseFlowDb> options) : CaseFlowDb(options)
{
    public override IQueryable<T> Holding<T>(string? text)
    {
        if (text is not { Length: > 1 })
        {
            return Set<T>();
        }

        var table = Model.FindEntityType(typeof(T))!.GetTableName();
#pragma warning disable EF1002 // The table's name is of the model, never input.
        return Set<T>().FromSqlRaw($"SELECT * FROM {table} WHERE pairs @> text_pairs({{0}})", text);
#pragma warning restore EF1002
    }
}
