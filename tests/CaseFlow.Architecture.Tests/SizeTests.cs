using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>Files that can be read at one sitting.</summary>
public class SizeTests
{
    private const int Ceiling = 350;
    private const int Long = 150;

    private static List<string> Over(IEnumerable<(string Path, int Lines)> files, int limit) =>
        [.. files.Where(f => f.Lines > limit).OrderByDescending(f => f.Lines).Select(f => $"{f.Path}: {f.Lines}")];

    private static readonly List<(string Path, int Lines)> Production =
    [
        .. Product.Code.Select(f => (f.Path, f.Lines)),
        .. Product.Files("src", "*.razor").Select(path => (path, Product.Text(path).Count(c => c == '\n'))),
    ];

    private static readonly IEnumerable<(string Path, int Lines)> All = Production.Concat(Product.Tests.Select(f => (f.Path, f.Lines)));

    [Fact]
    public void No_file_is_longer_than_350_lines() => Over(All, Ceiling).ShouldBeEmpty();

    [Fact]
    public void Nine_of_ten_files_stay_under_150_lines()
    {
        var over = Over(Production, Long);
        TestContext.Current.SendDiagnosticMessage(
            "{0} files, median {1} lines", Production.Count, Production.Select(f => f.Lines).Order().ElementAt(Production.Count / 2));
        (over.Count * 10).ShouldBeLessThanOrEqualTo(Production.Count, string.Join('\n', over));
    }

    [Fact]
    public void A_file_over_the_ceiling_is_caught() => Over([("a.cs", 351), ("b.cs", 350)], Ceiling).ShouldBe(["a.cs: 351"]);

    [Fact]
    public void The_program_stays_under_60_lines() =>
        Product.Code.Single(f => f.Path == "src/CaseFlow.Host/Program.cs").Lines.ShouldBeLessThan(60);

    [Fact]
    public void Nothing_is_left_half_done() =>
        Product.Code.Where(f => f.Text.Contains("TODO", StringComparison.Ordinal) || f.Text.Contains("#region", StringComparison.Ordinal)
            || f.Text.Contains("NotImplementedException", StringComparison.Ordinal)).Select(f => f.Path).ShouldBeEmpty();
}
