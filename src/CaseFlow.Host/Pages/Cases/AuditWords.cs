using System.Globalization;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Pages.Kit;

namespace CaseFlow.Host.Pages.Cases;

/// <summary>The audit in the reader's words. What has no word is left to the record itself: ids, keys, JSON.</summary>
internal static class AuditWords
{
    public static string Entity(string name) => TextCatalog.Find($"audit.entity.{name}") ?? TextCatalog.Get("audit.entity.other");

    public static IReadOnlyList<AuditValue> Readable(AuditChange change) =>
    [
        .. from value in change.Values
           let name = TextCatalog.Find($"audit.value.{change.Entity}.{value.Name}") ?? TextCatalog.Find($"audit.value.{value.Name}")
           where name is not null
           select new AuditValue(name, Text(value.Before), Text(value.After)),
    ];

    private static string? Text(string? raw) => raw switch
    {
        null => null,
        "True" => TextCatalog.Get("audit.word.true"),
        "False" => TextCatalog.Get("audit.word.false"),
        _ when DateOnly.TryParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Moments.Day(day),
        _ when raw.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParseExact(raw, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => Moments.At(at),
        _ => TextCatalog.Find($"audit.word.{raw}") ?? TextCatalog.Find($"milestone.{raw}") ?? TextCatalog.Find($"hazard-state.{raw}") ?? raw,
    };
}
