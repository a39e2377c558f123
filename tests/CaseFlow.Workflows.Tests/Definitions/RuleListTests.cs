using System.Reflection;
using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>docs/validation-rules.md names every rule there is, with its severity, and none that is not.</summary>
public sealed partial class RuleListTests
{
    private static readonly string Root = typeof(RuleListTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    [Fact]
    public void List_of_rules_and_the_code_say_the_same()
    {
        var code = Directory.EnumerateFiles(Path.Combine(Root, "src", "CaseFlow.Workflows"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Made().Matches(File.ReadAllText(f)))
            .SelectMany(m => Name().Matches(m.Value).Select(n => n.Groups[1].Value))
            .Concat(["workflow.rule.unknown-expression", "workflow.rule.expression-unparsable"])
            .ToHashSet();
        var listed = Row().Matches(File.ReadAllText(Path.Combine(Root, "docs", "validation-rules.md"))).Select(m => m.Groups[1].Value).ToList();
        listed.ShouldBeUnique();
        code.Except(listed).ShouldBeEmpty("in the code, not in docs/validation-rules.md");
        listed.Except(code).ShouldBeEmpty("in docs/validation-rules.md, not in the code");
        listed.Count.ShouldBeGreaterThanOrEqualTo(20);
    }

    [GeneratedRegex("""(?:\.(?:Error|Warning)\(|new Finding\()[^;]*?"[a-z-]+(?:\.[a-z-]+)+"[^;,]*""")]
    private static partial Regex Made();

    [GeneratedRegex("\"([a-z-]+(?:\\.[a-z-]+)+)\"")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| `([a-z.-]+)` \| (?:error|warning|error or warning) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
