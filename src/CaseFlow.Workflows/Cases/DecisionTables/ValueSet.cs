namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>
/// The values that one condition lets through, as stretches of an ordered line, and whether it lets a missing value
/// through. Exact: whether two conditions meet, and whether one covers the other, is worked out, not tried.
/// </summary>
internal sealed class ValueSet
{
    public static readonly ValueSet Any = new([Stretch.All], missing: true);

    /// <summary>空: only where there is no value.</summary>
    public static readonly ValueSet None = new([], missing: true);

    private readonly IReadOnlyList<Stretch> _stretches;
    private readonly bool _missing;

    public ValueSet(IEnumerable<Stretch> stretches, bool missing = false) => (_stretches, _missing) = ([.. stretches], missing);

    public bool IsAny => _missing && _stretches.Contains(Stretch.All);

    public bool Has(TableValue? value) => value is { } v ? _stretches.Any(s => s.Has(v)) : _missing;

    /// <summary>非: every value but these. A missing value stays outside.</summary>
    public ValueSet But() => new(_stretches.Aggregate((IReadOnlyList<Stretch>)[Stretch.All], (left, s) => Common(left, s.Outside())));

    /// <summary>Some value is let through by both.</summary>
    public bool Meets(ValueSet other) => (_missing && other._missing) || Common(_stretches, other._stretches).Count > 0;

    /// <summary>Everything that the other lets through.</summary>
    public bool Covers(ValueSet other) => (_missing || !other._missing) && Common(But()._stretches, other._stretches).Count == 0;

    private static IReadOnlyList<Stretch> Common(IReadOnlyList<Stretch> a, IReadOnlyList<Stretch> b) =>
        [.. from x in a from y in b let both = x.Common(y) where !both.IsEmpty select both];
}

/// <summary>One end of a stretch; null reaches on for ever.</summary>
/// <param name="Included">The value itself belongs to it.</param>
internal readonly record struct End(TableValue? At, bool Included)
{
    public static readonly End Open = new(null, false);
}

/// <summary>All values between two ends.</summary>
internal readonly record struct Stretch(End From, End To)
{
    public static readonly Stretch All = new(End.Open, End.Open);

    public static Stretch Only(TableValue value) => new(new(value, true), new(value, true));

    public bool IsEmpty => From.At is { } from && To.At is { } to && (from.CompareTo(to) is var order && (order > 0 || (order == 0 && !(From.Included && To.Included))));

    public bool Has(TableValue value) =>
        (From.At is not { } from || (value.CompareTo(from) is var low && (low > 0 || (low == 0 && From.Included))))
        && (To.At is not { } to || (value.CompareTo(to) is var high && (high < 0 || (high == 0 && To.Included))));

    public Stretch Common(Stretch other) => new(Narrower(From, other.From, 1), Narrower(To, other.To, -1));

    public IReadOnlyList<Stretch> Outside()
    {
        List<Stretch> outside = [];
        if (From.At is { } from)
        {
            outside.Add(new(End.Open, new(from, !From.Included)));
        }

        if (To.At is { } to)
        {
            outside.Add(new(new(to, !To.Included), End.Open));
        }

        return outside;
    }

    private static End Narrower(End a, End b, int direction)
    {
        if (a.At is not { } x || b.At is not { } y)
        {
            return a.At is null ? b : a;
        }

        var order = x.CompareTo(y) * direction;
        return order > 0 ? a : order < 0 ? b : new(x, a.Included && b.Included);
    }
}
