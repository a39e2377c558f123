using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>A cell that cannot be read; the message says what would be right, whoever catches it says where.</summary>
internal sealed class CellException(string code, params object?[] args) : Exception(TextCatalog.Get($"decision-table.cell.{code}", args));

/// <summary>A value of a column, comparable with others of the same column: numbers, truth values and days as numbers, the rest as texts.</summary>
internal readonly record struct TableValue(decimal Number, string? Text) : IComparable<TableValue>
{
    private const string DayFormat = "yyyy-MM-dd";

    public int CompareTo(TableValue other) => Text is null || other.Text is null ? Number.CompareTo(other.Number) : string.CompareOrdinal(Text, other.Text);

    /// <summary>What somebody wrote into a cell of the column.</summary>
    /// <exception cref="CellException">It is no value of that type.</exception>
    public static TableValue Of(string written, TableColumn column)
    {
        var text = written.Trim();
        return column.Type switch
        {
            ColumnTypes.Number => Numeric(WithoutUnit(text, column.Unit)) ?? throw new CellException("not-a-number", written),
            ColumnTypes.Day => Day(text) ?? throw new CellException("not-a-day", written),
            ColumnTypes.Boolean => Truth(text) ?? throw new CellException("not-a-truth", written),
            ColumnTypes.Choice => new(0, Choice(text, column)?.Value ?? throw new CellException("not-in-choices", written, Offered(column))),
            _ => new(0, text),
        };
    }

    /// <summary>A value that a process has; null when it has none.</summary>
    /// <exception cref="CellException">It is no value of that type.</exception>
    public static TableValue? Of(JsonNode? value, TableColumn column)
    {
        if (value is null || JsonValues.Text(value) is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return column.Type switch
            {
                ColumnTypes.Day => new(JsonValues.To<DateOnly>(value).DayNumber, null),
                // A choice that the table does not know is one that no cell names.
                ColumnTypes.Choice => new(0, Choice(text, column)?.Value ?? text),
                ColumnTypes.Number => new(JsonValues.To<decimal>(value), null),
                _ => Of(text, column),
            };
        }
        catch (ExpressionException)
        {
            throw new CellException(column.Type == ColumnTypes.Day ? "not-a-day" : "not-a-number", text);
        }
    }

    /// <summary>The value as the process gets it.</summary>
    public JsonNode? ToJson(TableColumn column) => column.Type switch
    {
        ColumnTypes.Number => decimal.IsInteger(Number) && Math.Abs(Number) < int.MaxValue ? JsonValue.Create((int)Number) : JsonValue.Create(Number),
        ColumnTypes.Boolean => JsonValue.Create(Number == 1),
        ColumnTypes.Day => JsonValue.Create(DateOnly.FromDayNumber((int)Number).ToString(DayFormat, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(Text),
    };

    private static TableValue? Numeric(string text) =>
        // 1,000 would otherwise be read as the list of 1 and 000.
        !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]))
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new(number, null)
            : null;

    private static TableValue? Day(string text) =>
        DateOnly.TryParseExact(text, ConditionWords.Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.DayNumber, null) : null;

    private static TableValue? Truth(string text) =>
        ConditionWords.Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? new(1, null) : ConditionWords.No.Contains(text, StringComparer.OrdinalIgnoreCase) ? new(0, null) : null;

    private static ColumnChoice? Choice(string text, TableColumn column) =>
        column.Choices?.FirstOrDefault(c => c.Value == text) ?? column.Choices?.FirstOrDefault(c => c.Zh == text || c.En == text);

    private static string Offered(TableColumn column) => string.Join('、', (column.Choices ?? []).Select(c => c.Shown ?? c.Value));

    private static string WithoutUnit(string text, string? unit) =>
        !string.IsNullOrEmpty(unit) && text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].TrimEnd() : text;
}
