using CaseFlow.Domain.Processes;

namespace CaseFlow.Workflows.Instances;

/// <summary>What an instance is about, as lists write it.</summary>
/// <param name="Kind">Also names its page.</param>
/// <param name="Number">Null before it has one.</param>
public sealed record SubjectName(Guid Id, string Kind, string? Number, string Name, string Place);

/// <summary>Subjects of a page of instances, those that the actor may see.</summary>
internal sealed class SubjectNames
{
    private readonly IReadOnlyDictionary<Guid, SubjectRow> _rows;

    private SubjectNames(IReadOnlyDictionary<Guid, SubjectRow> rows) => _rows = rows;

    public static async Task<SubjectNames> ReadAsync(Subjects subjects, IEnumerable<string?> correlations, CancellationToken ct) =>
        new(await subjects.FindAllAsync([.. correlations.Select(Id).OfType<Guid>().Distinct()], ct));

    public SubjectName? Of(string? correlation) =>
        Id(correlation) is { } id && _rows.TryGetValue(id, out var row) ? new SubjectName(row.Id, row.Kind, row.Number, row.Name, row.Place) : null;

    private static Guid? Id(string? correlation) => Guid.TryParse(correlation, out var id) ? id : null;
}
