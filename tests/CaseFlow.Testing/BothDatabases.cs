using CaseFlow.Host.Persistence;
using Xunit;

namespace CaseFlow.Testing;

/// <summary>Runs a theory on SQLite and on PostgreSQL: <c>[Theory, ClassData(typeof(BothDatabases))]</c>.</summary>
public sealed class BothDatabases : TheoryData<DatabaseProvider>
{
    public BothDatabases()
    {
        Add(DatabaseProvider.Sqlite);
        Add(DatabaseProvider.PostgreSQL);
    }
}
