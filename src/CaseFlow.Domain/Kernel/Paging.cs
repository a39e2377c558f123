namespace CaseFlow.Domain.Kernel;

/// <summary>Which page of a list; numbered from 1, at most <see cref="MaxSize"/> rows.</summary>
public sealed record PageRequest(int Number = 1, int Size = 20)
{
    public const int MaxSize = 200;

    public int Take => Math.Clamp(Size, 1, MaxSize);

    public int Skip => (Math.Max(Number, 1) - 1) * Take;
}

/// <summary>One page and how many rows there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Number, int Size);

/// <summary>A filter as a chip: its key, what people read, and how many rows it would show.</summary>
public sealed record ChipCount(string Key, string Name, int Count);
