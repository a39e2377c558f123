namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>The choices of a column as somebody types them, one a line: <c>major = 重大 / Major</c>; value alone is allowed.</summary>
public static class ColumnChoices
{
    public static string Write(IReadOnlyList<ColumnChoice>? choices) => string.Join('\n', (choices ?? []).Select(c =>
        c.Value + (c.Zh is null && c.En is null ? "" : $" = {c.Zh}") + (c.En is null ? "" : $" / {c.En}")));

    public static IReadOnlyList<ColumnChoice> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Line)];

    private static ColumnChoice Line(string line)
    {
        var parts = line.Split(['=', '＝'], 2, StringSplitOptions.TrimEntries);
        var names = parts.Length > 1 ? parts[1].Split('/', 2, StringSplitOptions.TrimEntries) : [];
        return new ColumnChoice { Value = parts[0], Zh = Some(names, 0), En = Some(names, 1) };
    }

    private static string? Some(string[] names, int index) => names.Length > index && names[index].Length > 0 ? names[index] : null;
}
