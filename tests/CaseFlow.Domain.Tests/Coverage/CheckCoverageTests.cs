using CaseFlow.Domain.Coverage;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Coverage;

/// <summary>Every gap is a line with who has to close it, and is gone at once when it is closed (R3, R110, R114, R121).</summary>
public sealed class CheckCoverageTests
{
    private const string District = "610113000000";
    private const string Street = "610113001000";
    private const string Community = SmallDistrict.XiaozhaiCommunity;

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Grid_without_anybody_lacks_everything_and_its_street_has_to_close_it(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var report = await CheckAsync(district, Community);

        report.Kinds.Select(k => k.Key).ShouldBe(
        [
            CoverageGaps.NoFullTime, CoverageGaps.NoOfficer, CoverageGaps.NoLeader, CoverageGaps.FewWorkers, CoverageGaps.NoSupervisor, CoverageGaps.NoLiaison, CoverageGaps.NoGuarantor,
        ]);
        report.Page.Items.ShouldAllBe(g => g.Closer == "小寨路街道" && g.Name == "长安大学社区");
        (report.Grids, report.Communities).ShouldBe((new CoverageShare(1, 0), new CoverageShare(1, 0)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Leader_and_workers_close_their_gaps_at_once(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        foreach (var (name, kind) in new[] { ("赵一", GridDuties.Leader), ("钱二", GridDuties.Worker) })
        {
            await AssignAsync(district, name, kind);
        }

        (await KindsAsync(district, Today)).ShouldNotContain(CoverageGaps.NoLeader);
        (await KindsAsync(district, Today)).ShouldContain(CoverageGaps.FewWorkers);
        await AssignAsync(district, "孙三", GridDuties.Worker);
        (await KindsAsync(district, Today)).ShouldNotContain(CoverageGaps.FewWorkers);
        (await KindsAsync(district, Today.AddDays(-1))).ShouldContain(CoverageGaps.FewWorkers);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Standard_of_a_day_decides_that_day(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await AssignAsync(district, "赵一", GridDuties.Leader, new(2026, 10, 1));
        (await district.Product.SendAsync(new SetCoverageStandard(new(2026, 11, 1), 2, 2, 1, "区里要求"))).Refusals.ShouldBeEmpty();

        (await KindsAsync(district, new(2026, 10, 31))).ShouldNotContain(CoverageGaps.NoLeader);
        (await KindsAsync(district, new(2026, 11, 1))).ShouldContain(CoverageGaps.NoLeader);
        (await district.Product.SendAsync(new SetCoverageStandard(new(2017, 1, 1), 1, 2, 1, "更早"))).Refusals.Single().Code.ShouldBe("coverage.standard-day");
        (await district.Product.SendAsync(new CoverageStandards())).Value.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_without_a_department_is_a_line_of_its_own_for_the_district(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var id = (await district.Product.SendAsync(new RegisterEnterprise(
            "小寨百货", "91350100M000100Y43", "长安中路 1 号", "5211", "百货零售", Community, "郑亚楠", "刘德胜", null, null, Category: "13", Since: new(2026, 3, 1)))).Value.EnterpriseId;

        var report = (await district.Product.SendAsync(new CheckCoverage(District, Today, CoverageGaps.NoDepartment))).Value;
        (report.Page.Total, report.Page.Items.Single().EnterpriseId, report.Page.Items.Single().Closer).ShouldBe((1, id, "区安委办"));
        report.Enterprises.ShouldBe(new CoverageShare(1, 0));
        (await district.Product.SendAsync(new CheckCoverage(District, new(2026, 2, 28)))).Value.Enterprises.All.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Pages_run_through_all_kinds_without_a_gap_or_a_repetition(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        List<CoverageGap> read = [];
        for (var number = 1; number < 20; number++)
        {
            var page = (await district.Product.SendAsync(new CheckCoverage(District, Today, Page: new PageRequest(number, 3)))).Value.Page;
            read.AddRange(page.Items);
            page.Total.ShouldBe(2 * 7 + 2 * 5);
        }

        read.Count.ShouldBe(24);
        read.DistinctBy(g => (g.Kind, g.GridCode)).Count().ShouldBe(24);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Map_names_post_and_person_and_adds_up_what_lies_below(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        await AssignAsync(district, "赵一", GridDuties.Leader);
        await Grids.BoundaryTests.ImportAsync(district, Grids.BoundaryTests.Feature(Street, Grids.BoundaryTests.Square(0, 0, 10, 10)));

        var map = (await district.Product.SendAsync(new SupervisionMap(District, Today))).Value;
        map.Areas.Select(a => (a.Name, a.Grids, a.Gaps, a.Geometry is null)).ShouldBe([("小寨路街道", 2, 11, false), ("曲江街道", 2, 12, true)]);
        var street = (await district.Product.SendAsync(new SupervisionMap(Street, Today))).Value;
        street.Areas.Single().People.Single().ShouldBe(new MapPerson("网格负责人", "赵一", "街道安监干部"));
        street.Geometry.ShouldNotBeNull();
        (await district.Product.SendAsync(new SupervisionMap("999999000000", Today))).Refusals.Single().Code.ShouldBe("region.unknown");
    }

    private static async Task AssignAsync(SmallDistrict district, string name, string kind, DateOnly? day = null)
    {
        var person = await district.EnrolAsync(name, Roles.StreetOfficer, "小寨路街道");
        (await district.Product.SendAsync(new AssignDuty(Community, kind, person, day ?? Today))).Refusals.ShouldBeEmpty();
    }

    private static async Task<CoverageReport> CheckAsync(SmallDistrict district, string region, DateOnly? day = null) =>
        (await district.Product.SendAsync(new CheckCoverage(region, day ?? Today))).Value;

    private static async Task<IEnumerable<string>> KindsAsync(SmallDistrict district, DateOnly day) => (await CheckAsync(district, Community, day)).Kinds.Select(k => k.Key);
}
