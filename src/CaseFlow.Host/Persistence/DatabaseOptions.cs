namespace CaseFlow.Host.Persistence;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSQL,
}

/// <summary>Section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Sqlite (default, embedded) or PostgreSQL.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Default for SQLite: <c>Data Source=data/caseflow.db</c> below the working directory. Required for PostgreSQL.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/caseflow.db";
}
