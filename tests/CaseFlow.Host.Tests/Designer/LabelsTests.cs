using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Host.Designer;
using CaseFlow.Testing;

namespace CaseFlow.Host.Tests.Designer;

/// <summary>The Chinese of Studio's own texts, against the version of Studio that is served.</summary>
public sealed partial class LabelsTests
{
    /// <summary>Names of types come from definitions, and how MudBlazor and Studio put texts together is not in one piece.</summary>
    private static readonly string[] NotInStudio =
        ["Int32", "Long", "String", "Boolean", "DateTime", "DateTimeOffset", "TimeSpan", "Decimal", "Double", "Single", "Object", "Name*", "Status: Published", "Continue with incidents"];

    private static readonly Dictionary<string, string> Labels = JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Path.Combine(HostProcess.Root, "src", "CaseFlow.Host", "wwwroot", "designer", "labels.zh-CN.json")))!;

    [Fact]
    public void Every_label_stands_in_the_studio_that_is_served()
    {
        using var files = new DesignerFiles();
        var studio = Encoding.Latin1.GetString([.. files.Runtime.Where(f => f.StartsWith("/_framework/Elsa.", StringComparison.Ordinal) || f.StartsWith("/_framework/MudBlazor.", StringComparison.Ordinal))
            .SelectMany(f => File.ReadAllBytes(files.Provider.GetFileInfo(f).PhysicalPath!))]);

        // Texts stand in UTF-16, names of states (Faulted) in UTF-8.
        bool Stands(Encoding encoding, string label) => studio.Contains(Encoding.Latin1.GetString(encoding.GetBytes(label)), StringComparison.Ordinal);
        Labels.Keys.Except(NotInStudio).Where(label => !Stands(Encoding.Unicode, label) && !Stands(Encoding.UTF8, label)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_label_is_translated_and_keeps_its_parameters()
    {
        Labels.Count.ShouldBeGreaterThan(350);
        Labels.Where(l => !Han().IsMatch(l.Value)).ShouldBeEmpty();
        Labels.Where(l => !Parameters(l.Key).SetEquals(Parameters(l.Value))).ShouldBeEmpty();
    }

    private static HashSet<string> Parameters(string text) => [.. Parameter().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();
}
