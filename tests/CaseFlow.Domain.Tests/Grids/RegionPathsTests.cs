using CaseFlow.Domain.Grids;

namespace CaseFlow.Domain.Tests.Grids;

public sealed class RegionPathsTests
{
    [Theory]
    [InlineData("610100000000", "610100/", RegionLevel.City)]
    [InlineData("610113000000", "610100/610113/", RegionLevel.District)]
    [InlineData("610113001000", "610100/610113/610113001/", RegionLevel.Street)]
    [InlineData("610113001002", "610100/610113/610113001/610113001002/", RegionLevel.Community)]
    public void Code_becomes_the_path_of_its_level(string code, string path, RegionLevel level)
    {
        RegionPaths.Of(code).ShouldBe(path);
        RegionPaths.LevelOf(code).ShouldBe(level);
    }

    [Theory]
    [InlineData("610113")]
    [InlineData("61011300100X")]
    [InlineData("")]
    public void What_is_not_twelve_digits_has_no_path(string code) => RegionPaths.Of(code).ShouldBeNull();

    [Fact]
    public void Path_is_cut_at_a_level_it_reaches()
    {
        const string community = "610100/610113/610113001/610113001002/";
        RegionPaths.At(community, RegionLevel.Street).ShouldBe("610100/610113/610113001/");
        RegionPaths.At("610100/610113/", RegionLevel.Street).ShouldBeNull();
    }
}
