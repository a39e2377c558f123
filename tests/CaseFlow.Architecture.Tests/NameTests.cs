using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>Rule 6 and the names of tests.</summary>
public class NameTests
{
    private static readonly string[] SayNothing = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Manager", "Managers", "Misc", "Shared", "Service", "Services", "Data", "Models", "Commands", "Queries", "Validators", "Handlers", "Interfaces"];

    private static readonly string[] WeakEndings = ["Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Service"];

    private static IEnumerable<string> Folders(IEnumerable<string> paths) =>
        paths.SelectMany(p => p.Split('/').SkipLast(1)).Where(SayNothing.Contains).Distinct();

    private static IEnumerable<string> Types(IEnumerable<SourceFile> files) =>
        from file in files
        from type in file.Tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        let name = type.Identifier.Text
        where WeakEndings.Any(e => name.EndsWith(e, StringComparison.Ordinal))
        select $"{name} in {file.Path}";

    [Fact]
    public void Folders_tell_the_business_and_not_the_kind_of_code() => Folders(Product.Code.Select(f => f.Path)).ShouldBeEmpty();

    [Fact]
    public void Types_are_named_by_what_they_are() => Types(Product.Code).ShouldBeEmpty();

    [Fact]
    public void A_folder_and_a_type_that_say_nothing_are_caught()
    {
        Folders(["src/CaseFlow.Domain/Helpers/Dates.cs"]).ShouldBe(["Helpers"]);
        Types([new SourceFile("x.cs", "class HazardService { class DateUtils; }")]).Count().ShouldBe(2);
    }

    /// <summary>A sentence has at least three words after the first.</summary>
    private static (List<string> Sentences, List<string> Others) TestNames(IEnumerable<SourceFile> files)
    {
        var names = from file in files
                    from method in file.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                    where method.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() is "Fact" or "Theory")
                    select $"{file.Path}: {method.Identifier.Text}";
        var split = names.ToLookup(n => n.Count(c => c == '_') >= 3);
        return ([.. split[true]], [.. split[false]]);
    }

    [Fact]
    public void Nine_of_ten_test_names_are_sentences()
    {
        var (sentences, others) = TestNames(Product.Tests);
        TestContext.Current.SendDiagnosticMessage("{0} test names are sentences, {1} are not", sentences.Count, others.Count);
        sentences.Count.ShouldBeGreaterThanOrEqualTo(9 * others.Count, string.Join('\n', others));
    }

    [Fact]
    public void A_test_name_that_is_no_sentence_is_caught()
    {
        var (sentences, others) = TestNames([new SourceFile("T.cs", "class T { [Fact] void Test1() {} [Fact] void Overdue_case_is_escalated_once() {} }")]);
        (sentences.Count, others.Count).ShouldBe((1, 1));
    }
}
