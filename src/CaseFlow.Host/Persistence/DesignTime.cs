using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore.Design;

namespace CaseFlow.Host.Persistence;

/// <summary>Makes the contexts for <c>dotnet ef</c>, without a server.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCaseFlowDb>
{
    public SqliteCaseFlowDb CreateDbContext(string[] args) => DesignTime.Make<SqliteCaseFlowDb>(DatabaseProvider.Sqlite, "Data Source=:memory:");
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresCaseFlowDb>
{
    public PostgresCaseFlowDb CreateDbContext(string[] args) => DesignTime.Make<PostgresCaseFlowDb>(DatabaseProvider.PostgreSQL, "Host=127.0.0.1;Database=design");
}

internal static class DesignTime
{
    public static T Make<T>(DatabaseProvider provider, string connection)
        where T : CaseFlowDb
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = connection,
        }).Build();
        return (T)new ServiceCollection().AddLogging().AddCaseFlow(configuration).BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<CaseFlowDb>();
    }
}
