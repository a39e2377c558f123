using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>What users read lives in resources, in Chinese and in English.</summary>
public partial class TextTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly List<string> Twice = [];
    private static readonly Dictionary<string, string> Chinese = Texts(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> InEnglish = Texts(English);

    private static Dictionary<string, string> Texts(CultureInfo culture)
    {
        var texts = new Dictionary<string, string>();
        foreach (var assembly in Product.Assemblies)
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("Texts.resources", StringComparison.Ordinal)))
            {
                var set = new ResourceManager(name[..^".resources".Length], assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
                foreach (DictionaryEntry entry in set ?? Enumerable.Empty<DictionaryEntry>() as IEnumerable)
                {
                    if (!texts.TryAdd((string)entry.Key, (string)entry.Value!))
                    {
                        Twice.Add($"{entry.Key} in {name}");
                    }
                }
            }
        }

        return texts;
    }

    /// <summary>Literal codes of refusals, in every form the code makes them.</summary>
    private static IEnumerable<(string Code, string Path)> RefusalCodes(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            foreach (var node in file.Tree.GetRoot().DescendantNodes())
            {
                var arguments = node switch
                {
                    ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "Refusal" } } made => made.ArgumentList,
                    InvocationExpressionSyntax
                    {
                        Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Refusal" } },
                    } called => called.ArgumentList,
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "WithErrorCode" } } called => called.ArgumentList,
                    _ => null,
                };
                var first = arguments?.Arguments.FirstOrDefault()?.Expression;
                foreach (var literal in first?.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>() ?? [])
                {
                    if (literal.IsKind(SyntaxKind.StringLiteralExpression) && CodeForm().IsMatch(literal.Token.ValueText))
                    {
                        yield return (literal.Token.ValueText, file.Path);
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_refusal_can_be_read_in_chinese_and_in_english()
    {
        var codes = RefusalCodes(Product.Code).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{codes.Count} refusals: {string.Join(", ", codes.Select(c => c.Code).Distinct().Order())}");
        codes.Where(c => !Chinese.ContainsKey(c.Code) || !InEnglish.ContainsKey(c.Code)).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Refusal_codes_are_found_in_each_form()
    {
        const string sample = """
            class C
            {
                object A() => new Refusal("hazard.unknown", "x");
                object B() => Refusal.NotFound("hazard.gone");
                object D(bool late) => Refusal.Conflict(late ? "hazard.late" : "hazard.busy");
                void E() => RuleFor(x => x).NotEmpty().WithErrorCode("hazard.place-missing");
            }
            """;
        RefusalCodes([new SourceFile("C.cs", sample)]).Select(c => c.Code)
            .ShouldBe(["hazard.unknown", "hazard.gone", "hazard.late", "hazard.busy", "hazard.place-missing"]);
    }

    /// <summary>Sentences of timelines in code, texts of pages: every literal key that is looked up.</summary>
    private static IEnumerable<string> KeysOfTexts() =>
    [
        .. from file in Product.Code
           from literal in file.Tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>()
           where literal.Token.Value is string key && key.StartsWith("timeline.", StringComparison.Ordinal) && CodeForm().IsMatch(key)
           select literal.Token.ValueText,
        .. from path in Product.Files("src", "*.razor").Concat(Product.Files("src", "*.cs"))
           from Match use in TextUse().Matches(Product.Text(path))
           select use.Groups[1].Value,
    ];

    [Fact]
    public void Every_text_that_is_looked_up_by_name_is_there()
    {
        var keys = KeysOfTexts().Distinct().ToList();
        keys.Count.ShouldBeGreaterThan(100);
        keys.Where(k => !Chinese.ContainsKey(k)).Order().ShouldBeEmpty();
    }

    /// <summary>All texts are one catalogue: which of two would be shown is chance.</summary>
    [Fact]
    public void No_key_of_a_text_stands_twice() => Twice.ShouldBeEmpty();

    [Fact]
    public void Every_text_stands_in_both_languages() =>
        Chinese.Keys.Except(InEnglish.Keys).Concat(InEnglish.Keys.Except(Chinese.Keys)).Order().ShouldBeEmpty();

    [Fact]
    public void Both_languages_use_the_same_parameters() =>
        Chinese.Where(t => InEnglish.TryGetValue(t.Key, out var english) && !Parameters(t.Value).SetEquals(Parameters(english)))
            .Select(t => t.Key).ShouldBeEmpty();

    private static HashSet<string> Parameters(string text) => [.. Parameter().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>Formats of the calendar, styles of numbers, words of the tables' language and demonstration data are not sentences of the interface.</summary>
    private static readonly string[] ChineseAllowedIn =
    [
        "src/CaseFlow.Domain/Kernel/ChinaTime.cs", "src/CaseFlow.Domain/Kernel/Actor.cs", "src/CaseFlow.Host/Demo/",
        "src/CaseFlow.Workflows/Cases/DecisionTables/ConditionWords.cs",
    ];

    private static IEnumerable<string> ChineseLiterals(IEnumerable<SourceFile> files) =>
        from file in files
        from token in file.Tree.GetRoot().DescendantTokens()
        where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        where Han().IsMatch(token.Text)
        select $"{file.Path}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {token.Text}";

    [Fact]
    public void No_chinese_sentence_stands_in_code() =>
        ChineseLiterals(Product.Code.Where(f => !ChineseAllowedIn.Any(a => f.Path.StartsWith(a, StringComparison.Ordinal)))).ShouldBeEmpty();

    [Fact]
    public void A_chinese_sentence_in_code_is_caught_and_one_in_a_comment_is_not()
    {
        ChineseLiterals([new SourceFile("a.cs", "class A { string T => \"请先登录\"; } // 登录")]).Count().ShouldBe(1);
        ChineseLiterals([new SourceFile("a.cs", "class A { string T => $\"{1}件\"; }")]).Count().ShouldBe(1);
    }

    [Fact]
    public void No_chinese_sentence_stands_in_a_page()
    {
        var pages = from path in Product.Files("src", "*.razor")
                    let text = RazorComment().Replace(Product.Text(path), "")
                    from line in text.Split('\n')
                    where Han().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    select $"{path}: {line.Trim()}";
        pages.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\bGet\(""([a-z][a-z0-9-]*(?:\.[a-zA-Z0-9-]+)+)""")]
    private static partial Regex TextUse();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex RazorComment();
}
