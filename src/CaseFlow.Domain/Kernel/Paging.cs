namespace CaseFlow.Domain.Kernel;

/// <summary>Which page of a list; numbered from 1, at most <see cref="MaxSize"/> rows.</summary>
/// <param name="After">Where the page begins, as the page before said (<see cref="Page{T}.Next"/>); the number then only counts pages.</param>
public sealed record PageRequest(int Number = 1, int Size = 20, string? After = null)
{
    public const int MaxSize = 200;

    public int Take => Math.Clamp(Size, 1, MaxSize);

    public int Skip => After is not null ? 0 : (Math.Max(Number, 1) - 1) * Take;
}

/// <summary>One page and how many rows there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Number, int Size)
{
    /// <summary>Where the next page begins, in lists that grow; see <see cref="Keyset{T}"/>.</summary>
    public string? Next { get; init; }
}

/// <summary>A filter as a chip: its key, what people read, and how many rows it would show.</summary>
public sealed record ChipCount(string Key, string Name, int Count);

/// <summary>
/// The counts of rows of chips, from groups that the database counted: each row applies all filters but its own.
/// </summary>
public sealed class ChipCounts<TGroup>(IReadOnlyList<TGroup> groups, Func<TGroup, int> count)
{
    private readonly List<(string Row, Func<TGroup, string?> Key, string? Chosen)> _rows = [];

    /// <summary>How many pass all filters.</summary>
    public int Total => groups.Where(g => Passes(g, null)).Sum(count);

    /// <param name="key">Null: the group stands under no chip of this row.</param>
    /// <param name="chosen">The filter; null: none.</param>
    public ChipCounts<TGroup> Row(string row, Func<TGroup, string?> key, string? chosen)
    {
        _rows.Add((row, key, chosen));
        return this;
    }

    public IReadOnlyDictionary<string, int> Of(string row)
    {
        var key = _rows.Find(r => r.Row == row).Key;
        return groups.Where(g => key(g) is not null && Passes(g, row)).GroupBy(g => key(g)!).ToDictionary(g => g.Key, g => g.Sum(count));
    }

    /// <summary>The chips of a row whose values have an order of their own; <paramref name="texts"/> is the beginning of their names' keys.</summary>
    public IReadOnlyList<ChipCount> InOrder(string row, IReadOnlyList<string> order, string texts)
    {
        var counts = Of(row);
        return [.. order.Where(counts.ContainsKey).Select(key => new ChipCount(key, TextCatalog.Get($"{texts}.{key}"), counts[key]))];
    }

    /// <summary>The chips of a row whose keys are ids, by name.</summary>
    public IReadOnlyList<ChipCount> Named(string row, IReadOnlyDictionary<Guid, string> names) =>
        [.. Of(row).Select(c => new ChipCount(c.Key, names.GetValueOrDefault(Guid.Parse(c.Key), ""), c.Value)).OrderBy(c => c.Name, StringComparer.CurrentCulture)];

    /// <summary>The chips of a row whose groups bring the names along.</summary>
    public IReadOnlyList<ChipCount> Named(string row, Func<TGroup, string> name)
    {
        var key = _rows.Find(r => r.Row == row).Key;
        var names = groups.Where(g => key(g) is not null).DistinctBy(key).ToDictionary(g => key(g)!, name);
        return [.. Of(row).Select(c => new ChipCount(c.Key, names[c.Key], c.Value)).OrderBy(c => c.Name, StringComparer.CurrentCulture)];
    }

    public IReadOnlyList<Guid> Ids(string row) => [.. Of(row).Keys.Select(Guid.Parse)];

    private bool Passes(TGroup group, string? exceptFor) => _rows.TrueForAll(r => r.Row == exceptFor || r.Chosen is null || r.Key(group) == r.Chosen);
}

public static class ChipCounts
{
    public static ChipCounts<TGroup> Of<TGroup>(IReadOnlyList<TGroup> groups, Func<TGroup, int> count) => new([.. groups.Where(g => count(g) > 0)], count);
}
