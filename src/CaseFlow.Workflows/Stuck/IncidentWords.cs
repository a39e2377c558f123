using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Stuck;

/// <summary>
/// Why an activity failed, as officials read it. Where only a program could tell (a script, a defect) there is a plain
/// sentence, <c>incident-cause.&lt;code&gt;</c>, and what the program said is kept apart.
/// </summary>
internal static class IncidentWords
{
    public static string Cause(string code, string args) =>
        TextCatalog.Find($"incident-cause.{code}") ?? (TextCatalog.Find(code) is null ? TextCatalog.Get("incident-cause.other") : TextCatalog.Get(code, Read(args)));

    /// <summary>What the program said; null where the cause says all.</summary>
    public static string? Detail(string code, string args) =>
        TextCatalog.Find(code) is null ? string.Join(' ', [code, .. Read(args)])
        : TextCatalog.Find($"incident-cause.{code}") is null ? null
        : TextCatalog.Get(code, Read(args));

    private static object?[] Read(string args) => [.. JsonSerializer.Deserialize<string[]>(args, JsonValues.Options)!];
}
