namespace CaseFlow.Domain.Processes;

/// <summary>A subject as lists show it and as queries join it: processes carry its <see cref="Key"/> as their correlation.</summary>
public sealed class SubjectRow
{
    public required Guid Id { get; init; }

    /// <summary>The id as text, in small letters.</summary>
    public required string Key { get; init; }

    /// <summary>As <see cref="Subject.Kind"/>.</summary>
    public required string Kind { get; init; }
    public string? Number { get; init; }
    public required string Name { get; init; }
    public required string Place { get; init; }
    public required string RegionPath { get; init; }
}

/// <summary>The subjects of one kind as a query, within the scope of who asks unless the whole query lifts it; one for each kind.</summary>
public interface ISubjectRows
{
    IQueryable<SubjectRow> Rows { get; }
}
