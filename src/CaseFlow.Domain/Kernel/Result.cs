namespace CaseFlow.Domain.Kernel;

/// <summary>
/// An expected refusal: a stable code (its text is a resource of that name), the field it concerns in the
/// words of the request (camelCase path, null when it concerns the whole), and the parameters of the text.
/// </summary>
public sealed record Refusal(string Code, string? Field = null, params object?[] Args)
{
    /// <summary>What kind of refusal it is; decides the HTTP status.</summary>
    public RefusalKind Kind { get; init; } = RefusalKind.Invalid;

    /// <summary>A text already formed by a validator; null means the resource of <see cref="Code"/>.</summary>
    public string? Message { get; init; }

    public static Refusal NotFound(string code, params object?[] args) => new(code, null, args) { Kind = RefusalKind.NotFound };

    public static Refusal Forbidden(string code, params object?[] args) => new(code, null, args) { Kind = RefusalKind.Forbidden };

    public static Refusal Conflict(string code, params object?[] args) => new(code, null, args) { Kind = RefusalKind.Conflict };

    /// <summary>What people read, in the current UI culture.</summary>
    public string Text() => Message ?? TextCatalog.Get(Code, Args);
}

public enum RefusalKind
{
    Invalid,
    NotFound,
    Forbidden,
    Conflict,
    Unavailable,
}

/// <summary>What every request answers with.</summary>
public interface IResult
{
    IReadOnlyList<Refusal> Refusals { get; }

    bool Succeeded { get; }
}

/// <summary>Lets the pipeline refuse, store and restore an answer without knowing the value's type.</summary>
public interface IResult<TSelf> : IResult
    where TSelf : IResult<TSelf>
{
    static abstract Type ValueType { get; }

    object? BoxedValue { get; }

    static abstract TSelf Refused(IReadOnlyList<Refusal> refusals);

    static abstract TSelf From(object? value);
}

/// <summary>A value, or the refusals that stand in its place. Exceptions are for defects only.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Refusal> refusals) => (_value, Refusals) = (value, refusals);

    public static Type ValueType => typeof(T);

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool Succeeded => Refusals.Count == 0;

    /// <summary>The value; reading it from a refused result is a defect.</summary>
    public T Value => Succeeded
        ? _value!
        : throw new InvalidOperationException($"The request was refused: {string.Join(", ", Refusals.Select(r => r.Code))}");

    public object? BoxedValue => Value;

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);

    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) => new(default, refusals);

    /// <summary>What follows from the value, or the same refusals.</summary>
    public Result<TPart> Select<TPart>(Func<T, TPart> part) => Succeeded ? part(Value) : Result<TPart>.Refused(Refusals);

    public static Result<T> From(object? value) => new((T?)value, []);
}

/// <summary>The value of a command that has nothing to say.</summary>
public readonly record struct Done
{
    public static readonly Done Value;
}
