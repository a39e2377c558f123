namespace CaseFlow.Domain.Timeline;

/// <summary>
/// What happened to a subject, told in sentences: who did what, and why the system did what it did. Written in the
/// same transaction; the sentence is a resource with parameters, so it reads in the user's language.
/// </summary>
public interface ITimeline
{
    /// <param name="textKey">A resource key, e.g. <c>timeline.case-listed</c>.</param>
    void Write(Guid subjectId, string textKey, params object?[] args);
}
