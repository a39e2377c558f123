namespace CaseFlow.Domain.Tracing;

/// <summary>
/// A feature's part of a trace-back (R102): what it kept of one enterprise over some days. Asked without the scope of who asks;
/// whoever traces has been let through before.
/// </summary>
public interface ITraceSource
{
    TraceTurn Turn => TraceTurn.Subjects;

    Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct);
}

/// <summary>In which turn a source is asked.</summary>
public enum TraceTurn
{
    /// <summary>It needs the enterprise only.</summary>
    Subjects,

    /// <summary>It needs the grids in which the enterprise lay.</summary>
    Posts,

    /// <summary>It needs who was on post, or the hazards and cases.</summary>
    Records,
}
