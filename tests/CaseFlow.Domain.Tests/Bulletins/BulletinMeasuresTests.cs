using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Reporting;
using CaseFlow.Domain.SpotChecks;
using CaseFlow.Domain.SubRegisters;

namespace CaseFlow.Domain.Tests.Bulletins;

/// <summary>What each dimension counts (R82, acceptance C5, C12, C42).</summary>
public sealed class BulletinMeasuresTests
{
    private const string Path = "610100/610113/610113001/";

    private static readonly Guid Street = Guid.NewGuid();
    private static readonly Guid Department = Guid.NewGuid();
    private static readonly BulletinRules Rules = BulletinRankingTests.Rules();
    private static readonly BulletinUnit OfStreet = new() { BulletinId = Guid.NewGuid(), UnitId = Street, Name = "小寨路街道办事处", League = BulletinLeagues.Streets, RegionPath = Path };
    private static readonly BulletinUnit OfDepartment = new() { BulletinId = Guid.NewGuid(), UnitId = Department, Name = "区商务局", League = BulletinLeagues.Departments, RegionPath = "610100/610113/" };
    private static readonly BulletinRecords Nothing = new(
        [], new Dictionary<Guid, KeyCheckCount>(), new Dictionary<string, SpotCheckCount>(), new Dictionary<string, GradeCount>(), [], [], [], [], []);

    [Fact]
    public void C12_Missing_report_costs_more_than_a_zero_report_and_more_than_a_late_one()
    {
        decimal Score(string standing, bool zero = false) => BulletinMeasures.Reporting(OfStreet, Nothing with { Reports = [Report(standing, zero: zero)] }, Rules).Score!.Value;

        (Score("filed", zero: true), Score("filed"), Score("late"), Score("missing")).ShouldBe((100m, 100m, 60m, 0m));
    }

    [Fact]
    public void C5_Late_communities_count_for_their_street_by_their_share_and_for_no_other()
    {
        OwedReport[] reports = [Report("filed"), Community("late", Path), Community("filed", Path), Community("missing", "610100/610113/610113002/")];
        var measure = BulletinMeasures.Reporting(OfStreet, Nothing with { Reports = reports }, Rules);

        // 100 × 60 % + (60 + 100) / 2 × 40 %
        measure.Score.ShouldBe(92m);
        measure.Facts.Select(f => (f.Key, f.Count, f.Of)).ShouldBe([("reports-own-filed", 1m, 1m), ("reports-below-filed", 1m, 2m), ("reports-below-late", 1m, 2m)]);
    }

    [Fact]
    public void Report_whose_last_day_is_not_over_counts_neither_way()
    {
        BulletinMeasures.Reporting(OfStreet, Nothing with { Reports = [Report("waiting")] }, Rules).Score.ShouldBeNull();
        BulletinMeasures.Reporting(OfStreet, Nothing with { Reports = [Report("filed"), Report("waiting")] }, Rules).Score.ShouldBe(100m);
    }

    [Fact]
    public void C42_Overdue_case_counts_once_and_for_the_units_whose_it_is()
    {
        var id = Guid.NewGuid();
        ListedCaseRecord late = new(id, "雁挂〔2019〕1号", Path, Department, Department, Overdue: true, Closed: false);
        var all = Nothing with { Listed = [late, late, late with { Id = Guid.NewGuid(), Number = "雁挂〔2019〕2号", Overdue = false, Closed = true }] };

        BulletinMeasures.Listed(OfStreet, all, Rules).Score.ShouldBe(80m);
        var measure = BulletinMeasures.Listed(OfDepartment, all, Rules);
        measure.Score.ShouldBe(80m);
        measure.Facts.Single(f => f.Key == "listed-overdue").ShouldBe(new BulletinFact("listed-overdue", 1, 2, "雁挂〔2019〕1号"));
        BulletinMeasures.Listed(OfStreet, Nothing, Rules).Score.ShouldBeNull();
    }

    [Fact]
    public void Illegal_activity_of_the_months_is_not_counted_again_by_the_summary_of_the_quarter()
    {
        OwedReport[] reports = [Report("filed") with { Illegal = 4, IllegalHandled = 3 }, Report("filed") with { Kind = ReportKinds.Quarter, Illegal = 4, IllegalHandled = 1 }];
        BulletinMeasures.Enforcement(OfStreet, Nothing with { Reports = reports }).Score.ShouldBe(75m);
        BulletinMeasures.Enforcement(OfStreet, Nothing with { Reports = [Report("filed")] }).Score.ShouldBeNull();
    }

    /// <summary>C25: who was not there has left nothing out.</summary>
    [Fact]
    public void Duty_leaves_out_the_days_on_which_nobody_was_in_post()
    {
        var patrols = new PatrolFigureSet(4, 0, 0, 0, 0, 0, 0, 0, RecordsDue: 100, Recorded: 60, [], Unmanned: 20);
        Vacancy[] vacancies = [new("610113001001", "社区", Path + "610113001001/", [], null), new("610113002001", "别处", "610100/610113/610113002/610113002001/", [], null)];
        var all = Nothing with { Grades = new Dictionary<string, GradeCount> { [Path] = new(4, 3) }, Vacancies = vacancies };

        // Posts 3/4, days 60/80, officers 3/4.
        BulletinMeasures.Duty(OfStreet, all, patrols).Score.ShouldBe(75m);
        BulletinMeasures.Duty(OfDepartment, all, null).Score.ShouldBeNull();
    }

    [Fact]
    public void Checks_take_the_mean_of_what_there_was_and_a_share_of_nothing_is_left_out()
    {
        var all = Nothing with
        {
            KeyChecks = new Dictionary<Guid, KeyCheckCount> { [Street] = new(8, 2) }, SpotChecks = new Dictionary<string, SpotCheckCount> { [Path] = new(1, 5, 3) },
        };
        BulletinMeasures.Checks(OfStreet, all).Score.ShouldBe(70m);
        FoundHazards[] hazards = [new(Path + "610113001001/", Department, 10, 9), new("610100/610113/610113002/610113002001/", null, 5, 5)];
        BulletinMeasures.Checks(OfStreet, all with { Hazards = hazards }).Score.ShouldBe(50m);
        BulletinMeasures.Checks(OfDepartment, Nothing with { Hazards = hazards }).Score.ShouldBe(10m);
        BulletinMeasures.Checks(OfDepartment, Nothing).Score.ShouldBeNull();
    }

    [Fact]
    public void Files_of_a_street_are_those_of_its_region_and_of_a_department_those_of_its_line()
    {
        FileCount[] files = [new(Path + "610113001001/", Department, 10, 5), new("610100/610113/610113002/610113002001/", Department, 10, 10)];
        RegisterCount[] rows = [new(Path + "610113001001/", null, 4, 4)];
        var all = Nothing with { Files = files, Registers = rows };
        BulletinMeasures.Files(OfStreet, all).Score.ShouldBe(75m);
        BulletinMeasures.Files(OfDepartment, all).Score.ShouldBe(75m);
    }

    private static OwedReport Report(string standing, bool zero = false) => new(Street, "小寨路街道办事处", ReportKinds.Month, ReportLevels.Street, Path, "小寨路街道办事处 2019年1月", standing, standing == "late" ? 2 : 0, zero, 0, 0);

    private static OwedReport Community(string standing, string street) =>
        new(Guid.NewGuid(), "社区", ReportKinds.Month, ReportLevels.Community, street + "610113001001/", "社区 2019年1月", standing, 0, false, 0, 0);
}
