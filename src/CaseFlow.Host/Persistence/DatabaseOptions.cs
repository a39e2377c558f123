using System.ComponentModel.DataAnnotations;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Persistence;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSQL,
}

/// <summary>Section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    private const string EmbeddedFile = "Data Source=data/caseflow.db";

    /// <summary>Sqlite (default, embedded) or PostgreSQL.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Default for SQLite: <c>Data Source=data/caseflow.db</c> below the working directory. Required for PostgreSQL.</summary>
    public string ConnectionString { get; set; } = EmbeddedFile;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) || (Provider == DatabaseProvider.PostgreSQL && ConnectionString == EmbeddedFile))
        {
            yield return new ValidationResult(TextCatalog.Get("settings.required"), [nameof(ConnectionString)]);
        }
    }
}
