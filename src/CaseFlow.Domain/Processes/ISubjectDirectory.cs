using System.Text.Json.Nodes;

namespace CaseFlow.Domain.Processes;

/// <summary>What lists and notices say of a subject: the object that tasks, documents, notices and attachments are about.</summary>
/// <param name="Kind">The feature's word for it, e.g. <c>case</c>, <c>hazard</c>; also names its page.</param>
/// <param name="Number">Null before it has one.</param>
/// <param name="Title">What it is about, in a few words: enterprise and hazard.</param>
public sealed record Subject(Guid Id, string Kind, string? Number, string Title, string Place, string RegionPath);

/// <summary>
/// Finds subjects of one kind within the scope of who asks; several may be registered, the one that knows the subject
/// answers. Features that hang things on subjects check access through it.
/// </summary>
public interface ISubjectDirectory
{
    /// <summary>Null when it is not of this kind, or not within the scope of who asks.</summary>
    Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct);

    /// <summary>The subject's facts of this moment, frozen into documents issued about it (camelCase). Null when not of this kind.</summary>
    Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct);
}
