using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>A clean clone builds the same thing for everybody.</summary>
public class BuildTests
{
    private static IEnumerable<string> Projects => Product.Files("src", "*.csproj").Concat(Product.Files("tests", "*.csproj"));

    [Fact]
    public void Versions_of_packages_stand_in_one_place() =>
        Projects.Where(p => XDocument.Parse(Product.Text(p)).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null)).ShouldBeEmpty();

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Projects.Where(p => !File.Exists(Path.Combine(Product.Root, Path.GetDirectoryName(p)!, "packages.lock.json"))).ShouldBeEmpty();

    [Fact]
    public void Every_project_is_built_by_the_solution()
    {
        var solution = Product.Text("CaseFlow.sln").Replace('\\', '/');
        Projects.Where(p => !solution.Contains(p, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void No_project_lifts_the_rules_for_warnings() =>
        Projects.Where(p => Product.Text(p).Contains("TreatWarningsAsErrors", StringComparison.Ordinal) || Product.Text(p).Contains("<Nullable>", StringComparison.Ordinal)).ShouldBeEmpty();
}
