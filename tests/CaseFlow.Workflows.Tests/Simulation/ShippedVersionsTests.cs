using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Workflows.Tests.Simulation;

/// <summary>Reliability E3: what was shipped cannot change or go unnoticed.</summary>
public sealed class ShippedVersionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-shipped-");

    [Fact]
    public void Listed_version_may_neither_change_nor_go()
    {
        var first = Write("letters", "v1.json", "{}");
        ShippedVersions.Check(_folder.FullName).ShouldHaveSingleItem().ShouldContain("workflows ship");
        ShippedVersions.Add(_folder.FullName).ShouldBe(["letters/v1.json"]);
        ShippedVersions.Check(_folder.FullName).ShouldBeEmpty();

        File.WriteAllText(first, "{ }");
        ShippedVersions.Check(_folder.FullName).ShouldHaveSingleItem().ShouldContain("新的版本");
        ShippedVersions.Add(_folder.FullName).ShouldBeEmpty();
        ShippedVersions.Check(_folder.FullName).ShouldHaveSingleItem();

        File.Delete(first);
        ShippedVersions.Check(_folder.FullName).ShouldHaveSingleItem().ShouldContain("恢复");
    }

    [Fact]
    public void New_version_is_added_beside_the_old_ones()
    {
        Write("letters", "v1.json", "{}");
        ShippedVersions.Add(_folder.FullName);
        Write("letters", "v2.json", "{\"a\":1}");
        Write("notes", "v1.json", "{}");
        ShippedVersions.Add(_folder.FullName).ShouldBe(["letters/v2.json", "notes/v1.json"], ignoreOrder: true);
        ShippedVersions.Check(_folder.FullName).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string process, string file, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, process)).FullName, file);
        File.WriteAllText(path, text);
        return path;
    }
}
