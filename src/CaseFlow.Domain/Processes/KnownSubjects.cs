using System.Collections.Concurrent;

namespace CaseFlow.Domain.Processes;

/// <summary>
/// Which directory knew a subject, so that it is asked first the next time: a subject never changes its kind, and every other
/// directory costs a query to say no. A new subject is asked of the one that knew the last. One per host.
/// </summary>
public sealed class KnownSubjects
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<(Type Directories, Guid Subject), Type> _known = new();
    private readonly ConcurrentDictionary<Type, Type> _last = new();

    /// <summary>The directories in the order in which to ask them.</summary>
    public IEnumerable<T> Order<T>(IEnumerable<T> directories, Guid subjectId)
        where T : notnull =>
        (_known.GetValueOrDefault((typeof(T), subjectId)) ?? _last.GetValueOrDefault(typeof(T))) is { } first ? directories.OrderByDescending(d => d.GetType() == first) : directories;

    public void Knew<T>(T directory, Guid subjectId)
        where T : notnull
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[(typeof(T), subjectId)] = _last[typeof(T)] = directory.GetType();
    }
}
