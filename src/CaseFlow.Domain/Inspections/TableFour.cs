using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Domain.Inspections;

/// <summary>表四 as it was printed (R133-R137), the first version of the first checklist: Data/table-4.json.</summary>
public static class TableFour
{
    public static readonly Guid ChecklistId = new("4f0a1b52-0000-7000-8000-000000000004");
    public static readonly Guid FirstVersionId = new("4f0a1b52-0000-7000-8000-000000000401");

    /// <summary>2018-09-27 (R1).</summary>
    public static readonly DateTimeOffset PrintedAt = new(2018, 9, 26, 16, 0, 0, TimeSpan.Zero);

    public static readonly ChecklistContent Content = Read();

    private static ChecklistContent Read()
    {
        using var stream = typeof(TableFour).Assembly.GetManifestResourceStream("Inspections.table-4.json")!;
        return JsonSerializer.Deserialize<ChecklistContent>(stream, ChecklistJson.Options)!;
    }
}

internal static class ChecklistJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
