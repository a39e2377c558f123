using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>
/// A decision table as a definition holds it: conditions on the left, outputs on the right, one rule a row. Cells are texts
/// that people write (<see cref="ConditionText"/>); what they mean is said by their column's type.
/// </summary>
public sealed record TableDefinition
{
    /// <summary>One of <see cref="HitPolicies"/>.</summary>
    public string HitPolicy { get; init; } = HitPolicies.Unique;

    public IReadOnlyList<ConditionColumn> Inputs { get; init => field = value ?? []; } = [];

    public IReadOnlyList<OutputColumn> Outputs { get; init => field = value ?? []; } = [];

    public IReadOnlyList<TableRow> Rows { get; init => field = value ?? []; } = [];

    /// <summary>Members unknown here, kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>How many rows may apply.</summary>
public static class HitPolicies
{
    /// <summary>At most one row; two are an incident.</summary>
    public const string Unique = "unique";

    /// <summary>The first row from the top.</summary>
    public const string First = "first";

    /// <summary>All rows, each output a list in their order.</summary>
    public const string Collect = "collect";

    public static readonly IReadOnlyList<string> All = [Unique, First, Collect];
}

/// <summary>What a column's cells hold.</summary>
public static class ColumnTypes
{
    public const string Text = "text";
    public const string Number = "number";
    public const string Boolean = "boolean";
    public const string Choice = "choice";
    public const string Day = "day";

    public static readonly IReadOnlyList<string> All = [Text, Number, Boolean, Choice, Day];
}

/// <summary>A text in both languages; a missing one is replaced by the other.</summary>
public record Labelled
{
    public string? Zh { get; init; }

    public string? En { get; init; }

    [JsonIgnore]
    public string? Shown => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Some(En) ?? Some(Zh) : Some(Zh) ?? Some(En);

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>One value of a column of choices; cells may write the value or either text.</summary>
public sealed record ColumnChoice : Labelled
{
    public string Value { get; init; } = "";
}

/// <summary>What conditions and outputs have in common.</summary>
public abstract record TableColumn
{
    /// <summary>The key of its cells in rows; for an output also the member of the result.</summary>
    public string Name { get; init; } = "";

    public Labelled? Label { get; init; }

    /// <summary>One of <see cref="ColumnTypes"/>.</summary>
    public string Type { get; init; } = ColumnTypes.Text;

    public IReadOnlyList<ColumnChoice>? Choices { get; init; }

    /// <summary>Read beside numbers (天); cells may repeat it.</summary>
    public string? Unit { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    [JsonIgnore]
    public string Shown => Label?.Shown ?? Name;
}

public sealed record ConditionColumn : TableColumn
{
    /// <summary>Where the value comes from: <c>proposal.grade</c> (a variable or an input and its members), else JavaScript.</summary>
    public string Expression { get; init; } = "";
}

public sealed record OutputColumn : TableColumn
{
    /// <summary>The variable that gets the value; without one it stands in the result only.</summary>
    public string? Variable { get; init; }
}

/// <summary>One rule; all its conditions hold together.</summary>
public sealed record TableRow
{
    public string Id { get; init; } = "";

    /// <summary>Conditions by the names of their columns; a missing or empty one holds always.</summary>
    public IReadOnlyDictionary<string, string> When { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>Outputs by the names of their columns; an empty one is no value.</summary>
    public IReadOnlyDictionary<string, string> Then { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>Why: the rule it comes from, e.g. R88.</summary>
    public string? Remark { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
}
