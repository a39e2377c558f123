using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;

namespace CaseFlow.Domain.Kernel;

/// <summary>
/// The order of a list that grows, by keys of which the last tells all rows apart. The next page begins after the last row of
/// this one, however many rows lie before it; all keys run in one direction, so that one index gives them.
/// </summary>
public sealed class Keyset<T>(bool descending)
{
    private readonly List<LambdaExpression> _keys = [];

    public Keyset<T> By<TKey>(Expression<Func<T, TKey>> key)
    {
        _keys.Add(key);
        return this;
    }

    /// <summary>In order; after a row where the request says so.</summary>
    /// <exception cref="FormatException">The cursor is none of this list's.</exception>
    public IQueryable<T> Order(IQueryable<T> rows, PageRequest page)
    {
        rows = page.After is { } after ? rows.Where(Beyond(Read(after))) : rows;
        for (var i = 0; i < _keys.Count; i++)
        {
            var method = (i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy)) + (descending ? "Descending" : "");
            rows = rows.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), method, [typeof(T), _keys[i].ReturnType], rows.Expression, Expression.Quote(_keys[i])));
        }

        return rows;
    }

    /// <summary>Whether the request's cursor, if it has one, is of this order.</summary>
    public bool Understands(PageRequest page)
    {
        try
        {
            return page.After is null || Read(page.After) is not null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Where the page after these rows begins; null when they do not fill a page.</summary>
    public string? Next(IReadOnlyList<T> rows, PageRequest page) => rows.Count < page.Take ? null : Write(rows[^1]);

    private string Write(T row) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(_keys.ConvertAll(k => k.Compile(preferInterpretation: true).DynamicInvoke(row))));

    private object[] Read(string cursor)
    {
        using var values = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)));
        return values.RootElement.ValueKind == JsonValueKind.Array && values.RootElement.GetArrayLength() == _keys.Count
            ? [.. _keys.Select((key, i) => values.RootElement[i].Deserialize(key.ReturnType) ?? throw new FormatException())]
            : throw new FormatException();
    }

    // a > x, or a = x and (b > y, or b = y and …); and a >= x besides, which an index understands.
    private Expression<Func<T, bool>> Beyond(object[] values)
    {
        var row = Expression.Parameter(typeof(T), "row");
        Expression? beyond = null;
        for (var i = _keys.Count - 1; i >= 0; i--)
        {
            var (key, value) = (new Put(_keys[i].Parameters[0], row).Visit(_keys[i].Body), Parameter(values[i], _keys[i].ReturnType));
            var further = Compare(key, value, orEqual: false);
            beyond = beyond is null ? further : Expression.OrElse(further, Expression.AndAlso(Expression.Equal(key, value), beyond));
            if (i == 0 && _keys.Count > 1)
            {
                beyond = Expression.AndAlso(Compare(key, value, orEqual: true), beyond);
            }
        }

        return Expression.Lambda<Func<T, bool>>(beyond!, row);
    }

    private BinaryExpression Compare(Expression key, Expression value, bool orEqual)
    {
        if (key.Type == typeof(string))
        {
            (key, value) = (Expression.Call(typeof(string), nameof(string.Compare), null, key, value), Expression.Constant(0));
        }

        return (descending, orEqual) switch
        {
            (true, true) => Expression.LessThanOrEqual(key, value),
            (true, false) => Expression.LessThan(key, value),
            (false, true) => Expression.GreaterThanOrEqual(key, value),
            _ => Expression.GreaterThan(key, value),
        };
    }

    // A member of an object, as a captured variable is: so it becomes a parameter of the statement.
    private static MemberExpression Parameter(object value, Type type) =>
        Expression.Property(Expression.Constant(Activator.CreateInstance(typeof(Held<>).MakeGenericType(typeof(T), type), value)), "Value");

    private sealed record Held<TValue>(TValue Value);

    private sealed class Put(ParameterExpression before, ParameterExpression now) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == before ? now : node;
    }
}
