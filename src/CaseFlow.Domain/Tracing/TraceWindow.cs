using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Tracing;

/// <summary>What is traced: one enterprise over days, both inclusive.</summary>
public sealed record TraceWindow(Guid EnterpriseId, DateOnly First, DateOnly Last)
{
    public DateTimeOffset From => First.StartOfDay();

    /// <summary>The first instant after it.</summary>
    public DateTimeOffset Until => Last.EndOfDay();

    /// <summary>Whether something that holds from a day until a day falls into it.</summary>
    public bool Touches(DateOnly first, DateOnly? until) => first <= Last && (until is null || until > First);

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    /// <summary>Values that hold day by day, as spans; days without one are left out.</summary>
    public IEnumerable<(T Value, DateOnly FirstDay, DateOnly Until)> Spans<T>(Func<DateOnly, T?> on)
        where T : class, IEquatable<T>
    {
        (T Value, DateOnly FirstDay)? open = null;
        foreach (var day in Days)
        {
            var value = on(day);
            if (open is { } span && !span.Value.Equals(value))
            {
                yield return (span.Value, span.FirstDay, day);
                open = null;
            }

            open ??= value is null ? null : (value, day);
        }

        if (open is { } last)
        {
            yield return (last.Value, last.FirstDay, Last.AddDays(1));
        }
    }
}
